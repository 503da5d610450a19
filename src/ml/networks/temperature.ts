import { div, tidy } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { networkWords } from "../../words/networks";

/**
 * Divides the last dense layer's weights by `temperature`, in place. That divides the logits (Guo et al., 2017), so an
 * exported network is calibrated in programs that do not read its card.
 * @throws HangerError `model-invalid` where the network does not end in a dense layer with softmax
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
