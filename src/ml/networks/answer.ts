import { tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { guarded } from "../ops/guard";
import { forwardOf } from "./forward";

/** The shape of a network's input without the batch: height, width and channels. */
export function inputShapeOf(network: LayersModel): readonly number[] {
  return network.inputs[0]!.shape.slice(1).map((size) => size ?? 0);
}

/**
 * A network's output, count x classes, for inputs, count x height x width x channels. All run in one batch;
 * TensorFlow.js's `predict` would split them into batches of 32.
 * @throws BackendFailure where the backend fails
 */
export async function answer(
  network: LayersModel,
  inputs: Float32Array,
  count: number,
): Promise<Float32Array> {
  const shape = [count, ...inputShapeOf(network)];
  return guarded(async () => {
    const output = tidy(() => forwardOf(network)(tensor(inputs, shape)));
    const values = await output.data<"float32">();
    output.dispose();
    return values;
  });
}
