import { Random } from "../../random/random";

/** Of a class with fewer photos, none can be held back and enough be left to learn from. */
export const FEWEST_OF_CLASS = 3;

/** With more photos than this, a fifth tells enough. */
const MANY = 300;

export const FOLDS = 3;
const HELD_SHARE = 5;

/** Keeps the stream that divides apart from those that draw and look anew. */
const FOLD_STREAM = 11;

/**
 * Divides photos, by their classes, for cross-validation: the indices to hold back, one fold after the other, each with its
 * share of every class. Three folds in which each photo is once, or, of more than 300 photos, one fold of a fifth. Photos
 * of classes with fewer than three are in none.
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
