import { Random } from "../../random/random";

/** The share of pictures held back from training as the validation set. */
export const VALIDATION_SHARE = 0.1;

/** See the note on random streams in `batches.ts`. */
const SPLIT_STREAM = 1;

export interface Split {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/** Divides the indices 0..count-1 at random into training and validation set. One seed always gives the same split. */
export function splitIndices(count: number, seed: number): Split {
  const order = new Random(seed, SPLIT_STREAM).permutation(count);
  const held = Math.round(count * VALIDATION_SHARE);
  return { train: order.slice(held), validation: order.slice(0, held) };
}
