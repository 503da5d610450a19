import { add, matMul, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { LayersModel as Model } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";

/**
 * A classifier taken apart just before its softmax. Training needs the logits: the gradient of cross-entropy
 * through softmax is exact and cheap from them, and undefined from probabilities that reached zero.
 */
export interface LogitsView {
  /** Logits [batch, classes] of inputs [batch, height, width, channels]. */
  logits(inputs: Tensor, training: boolean): Tensor2D;
}

/** @throws HangerError `model-invalid` where the last layer is not a Dense one with softmax */
export function logitsOf(network: LayersModel): LogitsView {
  const answer = network.layers.at(-1);
  const config = answer?.getConfig();
  if (answer?.getClassName() !== "Dense" || config?.activation !== "softmax") {
    throw new HangerError(
      "model-invalid",
      "This network does not end in a dense layer with softmax, so it cannot be trained here.",
    );
  }
  const [kernel, bias] = answer.weights;
  const features = new Model({ inputs: network.inputs, outputs: answer.input });
  return {
    logits(inputs, training) {
      const activations = features.apply(inputs, { training }) as Tensor2D;
      return add(matMul(activations, kernel!.read() as Tensor2D), bias!.read());
    },
  };
}
