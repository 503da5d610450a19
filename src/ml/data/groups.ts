import { FOOTWEAR, FOOTWEAR_LABELS, LABELS } from "../../contract";

/** Index of the label that stands for any kind of shoe, after the ten of the dataset. */
const FOOTWEAR_INDEX = LABELS.length;

const FOOTWEAR_CLASSES = FOOTWEAR_LABELS.map((label) => LABELS.indexOf(label));

/** The label of a picture that shows none of the classes. */
export const NONE_INDEX = -1;

/** The training label of a photo's folder. */
export function trainingLabel(folder: string): number {
  if (folder === FOOTWEAR) return FOOTWEAR_INDEX;
  return (LABELS as readonly string[]).indexOf(folder);
}

/** Targets [count, classes]: 1 for each class that a label counts as right, 0 elsewhere and for none of them. */
export function targetsOf(labels: Int32Array, classes: number): Float32Array {
  const targets = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    const right = label === FOOTWEAR_INDEX && classes === LABELS.length ? FOOTWEAR_CLASSES : [label];
    if (label === NONE_INDEX) return;
    for (const index of right) targets[i * classes + index] = 1;
  });
  return targets;
}
