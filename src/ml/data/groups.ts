import { FOOTWEAR, FOOTWEAR_LABELS, LABELS } from "../../contract";

/** Index of the label that stands for any kind of shoe, after the ten of the dataset. */
const FOOTWEAR_INDEX = LABELS.length;

const FOOTWEAR_CLASSES = FOOTWEAR_LABELS.map((label) => LABELS.indexOf(label));

/** The training label of a photo's folder; undefined where it names nothing that the network knows. */
export function trainingLabel(folder: string): number | undefined {
  if (folder === FOOTWEAR) return FOOTWEAR_INDEX;
  const index = (LABELS as readonly string[]).indexOf(folder);
  return index < 0 ? undefined : index;
}

/** Targets [count, classes]: 1 for each class that a label counts as right, 0 elsewhere. */
export function targetsOf(labels: Int32Array, classes: number): Float32Array {
  const targets = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    const right = label === FOOTWEAR_INDEX && classes === LABELS.length ? FOOTWEAR_CLASSES : [label];
    for (const index of right) targets[i * classes + index] = 1;
  });
  return targets;
}
