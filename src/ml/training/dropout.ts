import { mul, type Tensor, tensor, util } from "@tensorflow/tfjs-core";
import { Random } from "../../random/random";

/** Keeps the stream that drops values apart from those that shuffle, augment, sample and split. */
const DROPOUT_STREAM = 5;

/**
 * Sets a share `rate` of values to zero and scales the others up by as much (Srivastava et al., 2014). Which ones
 * depends on the seed, the step and the layer alone, on every backend.
 */
export function dropout(value: Tensor, rate: number, seed: number, step: number, layer: number): Tensor {
  const random = new Random(seed, DROPOUT_STREAM, step, layer);
  const kept = 1 / (1 - rate);
  const size = util.sizeFromShape(value.shape);
  const factors = Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : kept));
  return mul(value, tensor(factors, value.shape));
}
