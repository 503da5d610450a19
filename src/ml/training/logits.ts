import { add, matMul, type Tensor, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { type ConvReluSpec, convRelu } from "./conv-relu";

/**
 * A classifier taken apart just before its softmax. Training needs the logits: the gradient of cross-entropy
 * through softmax is exact and cheap from them, and undefined from probabilities that reached zero.
 */
export interface LogitsView {
  /** Logits [batch, classes] of inputs [batch, height, width, channels]. */
  logits(inputs: Tensor, training: boolean): Tensor2D;
}

/**
 * Layers are run one after the other, a convolution together with the pooling behind it.
 * @throws HangerError `model-invalid` where the last layer is not a Dense one with softmax
 */
export function logitsOf(network: LayersModel): LogitsView {
  const layers = network.layers.filter((layer) => layer.getClassName() !== "InputLayer");
  const last = layers.pop();
  if (last?.getClassName() !== "Dense" || last.getConfig().activation !== "softmax") {
    throw new HangerError(
      "model-invalid",
      "This network does not end in a dense layer with softmax, so it cannot be trained here.",
    );
  }
  const [kernel, bias] = last.weights;
  const stages = stagesOf(layers);
  return {
    logits(inputs, training) {
      const features = stages.reduce((value, stage) => stage(value, training), inputs) as Tensor2D;
      return add(matMul(features, kernel!.read() as Tensor2D), bias!.read());
    },
  };
}

type Stage = (value: Tensor, training: boolean) => Tensor;

function stagesOf(layers: readonly Layer[]): readonly Stage[] {
  const stages: Stage[] = [];
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    if (!isConvRelu(layer)) {
      stages.push((value, training) => layer.apply(value, { training }) as Tensor);
      continue;
    }
    const [filter, bias] = layer.weights;
    const next = layers[i + 1];
    const pooled = next?.getClassName() === "MaxPooling2D";
    const spec = specOf(layer, pooled ? next : undefined);
    const isInput = i === 0;
    stages.push((value) => convRelu(value as Tensor4D, filter!.read(), bias!.read(), spec, isInput));
    if (pooled) i++;
  }
  return stages;
}

function isConvRelu(layer: Layer): boolean {
  if (layer.getClassName() !== "Conv2D" || layer.weights.length !== 2) return false;
  const { activation, dataFormat, dilationRate } = layer.getConfig();
  const plain = [dilationRate].flat().every((rate) => rate === 1);
  return activation === "relu" && /last$/i.test(String(dataFormat)) && plain;
}

function specOf(convolution: Layer, pooling: Layer | undefined): ConvReluSpec {
  const { strides, padding } = convolution.getConfig() as unknown as ConvReluSpec;
  if (!pooling) return { strides, padding };
  const config = pooling.getConfig() as unknown as ConvReluSpec & { poolSize: readonly [number, number] };
  const pool = { size: config.poolSize, strides: config.strides, padding: config.padding };
  return { strides, padding, pool };
}
