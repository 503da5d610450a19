import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { HangerError, type LearnedFilters } from "../../contract";
import { explorationWords } from "../../words/exploration";
import { guarded } from "../ops/guard";

/**
 * The weights of a convolution: height x width x input channels x filters.
 * @throws HangerError `bad-request` where the layer is not a convolution
 */
export async function learnedFilters(layer: Layer): Promise<LearnedFilters> {
  const [kernel, bias] = layer.getWeights();
  if (layer.getClassName() !== "Conv2D" || !kernel) {
    throw new HangerError("bad-request", explorationWords.noFilters(layer.name));
  }
  const shape = kernel.shape as unknown as LearnedFilters["shape"];
  const [values, biases = new Float32Array(shape[3])] = await guarded(() =>
    Promise.all([kernel.data<"float32">(), bias?.data<"float32">()]),
  );
  // Copied, because a backend may return views of its own memory, which cannot be sent to the page.
  return { shape, values: Float32Array.from(values), biases: Float32Array.from(biases) };
}
