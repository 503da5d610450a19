import { tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { guarded } from "../ops/guard";
import { forwardOf } from "./forward";

/** Height, width and channels of a network's input. */
export function inputShapeOf(network: LayersModel): readonly number[] {
  return network.inputs[0]!.shape.slice(1).map((size) => size ?? 0);
}

/**
 * What a network answers, count x classes, to inputs in 0..1, count x height x width x channels: all in one
 * batch, where `predict` would cut them into batches of 32.
 * @throws BackendFailure where the backend gives no answer
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
