import { FINER_LABELS, FOOTWEAR, FOOTWEAR_LABELS, LABELS } from "../../contract";

/** Training label of photos that are labelled only as footwear: the index after the dataset's ten classes. */
const FOOTWEAR_INDEX = LABELS.length;

const FOOTWEAR_CLASSES = FOOTWEAR_LABELS.map((label) => LABELS.indexOf(label));

/** Training label of a picture that shows none of the classes. */
export const NONE_INDEX = -1;

/** Training label of a picture that nothing is told of, but what a teacher sees in it. */
export const UNTOLD_INDEX = -2;

/** The training label of photos in a folder of that name; -1, which is `NONE_INDEX`, for a name that is no class. */
export function trainingLabel(folder: string): number {
  if (folder === FOOTWEAR) return FOOTWEAR_INDEX;
  return (LABELS as readonly string[]).indexOf(FINER_LABELS[folder] ?? folder);
}

/**
 * Targets [count, classes]: 1 for each class that is right for the label, 0 elsewhere. A footwear label sets every kind
 * of shoe, in a network with the dataset's ten classes; `NONE_INDEX` and `UNTOLD_INDEX` leave their rows all zeros.
 */
export function targetsOf(labels: Int32Array, classes: number): Float32Array {
  const targets = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    const right = label === FOOTWEAR_INDEX && classes === LABELS.length ? FOOTWEAR_CLASSES : [label];
    if (label < 0) return;
    for (const index of right) targets[i * classes + index] = 1;
  });
  return targets;
}
