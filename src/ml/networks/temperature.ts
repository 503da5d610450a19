import { div, tidy } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { networkWords } from "../../words/networks";

/**
 * Divides the logits by `temperature` in the network itself, for those who run it without its card: scaling the weights
 * of the last dense layer scales the logits (see Guo et al., 2017). Changes the network in place.
 * @throws HangerError `model-invalid` where the probabilities do not come straight from a dense layer
 */
export function bakeTemperature(network: LayersModel, temperature: number): void {
  if (temperature === 1) return;
  const last = network.layers.at(-1);
  if (!last || !isDenseSoftmax(last)) {
    throw new HangerError("model-invalid", networkWords.notCalibrated);
  }
  tidy(() => {
    for (const weight of last.weights) weight.write(div(weight.read(), temperature));
  });
}

export const isDenseSoftmax = (layer: Layer) =>
  layer.getClassName() === "Dense" && layer.getConfig().activation === "softmax";
