import { Random } from "../../random/random";

/** One picture in ten is held back from training, to choose by. */
export const VALIDATION_SHARE = 0.1;

/** Keeps the stream that splits apart from those that shuffle and augment. */
const SPLIT_STREAM = 1;

export interface Split {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/** Divides the indices 0..count-1 at random, the same way for the same seed. */
export function splitIndices(count: number, seed: number): Split {
  const order = new Random(seed, SPLIT_STREAM).permutation(count);
  const held = Math.round(count * VALIDATION_SHARE);
  return { train: order.slice(held), validation: order.slice(0, held) };
}
