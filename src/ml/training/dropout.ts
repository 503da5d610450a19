import { mul, type Tensor, tensor, util } from "@tensorflow/tfjs-core";
import { Random } from "../../random/random";

/** See the note on random streams in `data/batches.ts`. */
const DROPOUT_STREAM = 5;

/**
 * Dropout (Srivastava et al., 2014): sets each value to zero with probability `rate` and divides the others by
 * 1 - rate. The choice depends only on seed, step and layer, so every backend and every resumed run makes the same one.
 */
export function dropout(value: Tensor, rate: number, seed: number, step: number, layer: number): Tensor {
  const random = new Random(seed, DROPOUT_STREAM, step, layer);
  const kept = 1 / (1 - rate);
  const size = util.sizeFromShape(value.shape);
  const factors = Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : kept));
  return mul(value, tensor(factors, value.shape));
}
