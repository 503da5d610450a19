import { Random } from "../../random/random";

/** A class with fewer photos than this has too few left to learn from once one is held back. */
export const FEWEST_OF_CLASS = 3;

/** With more photos than this, one fold with a fifth of them is enough. */
const MANY = 300;

export const FOLDS = 3;
const HELD_SHARE = 5;

/** See the note on random streams in `data/batches.ts`. */
const FOLD_STREAM = 11;

/**
 * Stratified folds for cross-validation: for each fold the indices of the photos to hold back, with a proportional share
 * of every class. Up to 300 photos make three folds, and each photo is in one of them; more make a single fold of a
 * fifth. Photos of classes with fewer than three photos are in no fold.
 */
export function stratifiedFolds(labels: readonly string[], seed: number): readonly (readonly number[])[] {
  const byClass = new Map<string, number[]>();
  labels.forEach((label, index) => {
    byClass.set(label, [...(byClass.get(label) ?? []), index]);
  });
  const counted = [...byClass.values()].filter(({ length }) => length >= FEWEST_OF_CLASS);
  const total = counted.reduce((sum, { length }) => sum + length, 0);
  const parts = total > MANY ? HELD_SHARE : FOLDS;
  const folds = Array.from({ length: total > MANY ? 1 : FOLDS }, (): number[] => []);
  const random = new Random(seed, FOLD_STREAM);
  let at = 0;
  for (const indices of counted) {
    for (const place of random.permutation(indices.length)) folds[at++ % parts]?.push(indices[place]!);
  }
  return folds.filter(({ length }) => length > 0).map((fold) => fold.sort((a, b) => a - b));
}
