import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { ConvReluSpec } from "../ops/convolve";

/** A network's layers without its input layers, which compute nothing. */
export const layersOf = ({ layers }: LayersModel): Layer[] =>
  layers.filter((layer) => layer.getClassName() !== "InputLayer");

/** One or two layers that run together: a convolution with its pooling, or any layer alone. */
export type Part =
  | {
      readonly kind: "convolution";
      readonly layer: Layer;
      readonly spec: ConvReluSpec;
    }
  | { readonly kind: "layer"; readonly layer: Layer };

/** Groups a chain of layers into parts: each convolution with relu takes the max pooling right behind it along. */
export function partsOf(layers: readonly Layer[]): readonly Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    if (!isConvRelu(layer)) {
      parts.push({ kind: "layer", layer });
      continue;
    }
    const next = layers[i + 1];
    const pooling = next?.getClassName() === "MaxPooling2D" ? next : undefined;
    parts.push({ kind: "convolution", layer, spec: specOf(layer, pooling) });
    if (pooling) i++;
  }
  return parts;
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
  return {
    strides,
    padding,
    pool: { size: config.poolSize, strides: config.strides, padding: config.padding },
  };
}
