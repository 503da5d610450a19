import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { Random } from "../../random/random";
import type { Batch } from "../data/batches";
import { inputShapeOf } from "../networks/answer";

/** A seeded batch of noise in a network's input shape, with random labels. Speed does not depend on the pictures. */
export function randomBatch(network: LayersModel, count: number): Batch {
  const random = new Random(count);
  const pixels = inputShapeOf(network).reduce((product, size) => product * size, 1);
  const classes = network.outputs[0]!.shape.at(-1) ?? 1;
  const inputs = Float32Array.from({ length: count * pixels }, () => random.next());
  return { count, inputs, labels: Int32Array.from({ length: count }, () => random.below(classes)) };
}
