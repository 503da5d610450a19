import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { LayerSummary, NetworkSummary } from "../../contract";
import { layersOf } from "../networks/parts";

/** Describes a network as data: each layer's kind, output shape and number of parameters, as Keras' `summary()` prints. */
export function summariseNetwork(network: LayersModel): NetworkSummary {
  const layers = layersOf(network);
  const inputShape = sizes(network.inputs[0]!.shape);
  return {
    inputShape,
    layers: layers.map((layer, i) => {
      const own = sizes([layer.input].flat()[0]!.shape);
      const before = i === 0 ? inputShape : sizes(layers[i - 1]!.outputShape as readonly (number | null)[]);
      return { ...summariseLayer(layer), ...(String(own) === String(before) ? {} : { inputShape: own }) };
    }),
    parameters: network.countParams(),
  };
}

interface Setting {
  readonly name: string;
  /** What Keras calls it, where that is not the name. */
  readonly keras?: string;
  /** Keras' default. Only other values are listed. */
  readonly usual?: number | boolean;
}

/** Settings that change what a layer gives, by the layer's kind. */
const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  BatchNormalization: [
    { name: "axis", usual: -1 },
    { name: "epsilon", usual: 0.001 },
    { name: "center", usual: true },
    { name: "scale", usual: true },
  ],
  DepthwiseConv2D: [{ name: "depthMultiplier", keras: "depth_multiplier", usual: 1 }],
  Dropout: [{ name: "rate" }],
  LeakyReLU: [{ name: "alpha", keras: "negative_slope" }],
  ReLU: [{ name: "maxValue", keras: "max_value" }],
  Rescaling: [{ name: "scale" }, { name: "offset", usual: 0 }],
  ZeroPadding2D: [{ name: "padding" }],
};

function summariseLayer(layer: LayersModel["layers"][number]): LayerSummary {
  const config = layer.getConfig();
  const summary: Record<string, unknown> = {
    name: layer.name,
    kind: layer.getClassName(),
    outputShape: sizes(layer.outputShape as readonly (number | null)[]),
    parameters: layer.countParams(),
  };
  const kernelSize = config.kernelSize ?? config.poolSize;
  if (Array.isArray(kernelSize)) summary.kernelSize = kernelSize;
  if (Array.isArray(config.strides)) summary.strides = config.strides;
  if (typeof config.padding === "string") summary.padding = config.padding;
  if (typeof config.activation === "string") summary.activation = config.activation;
  const rates = [config.dilationRate ?? 1].flat();
  const dilation = [rates[0], rates.at(-1)];
  if (dilation.some((rate) => rate !== 1)) summary.dilation = dilation;
  if (config.useBias === false) summary.useBias = false;
  const others = (SETTINGS[layer.getClassName()] ?? []).filter(
    ({ name, usual }) => (config[name] ?? usual) !== usual,
  );
  if (others.length > 0) {
    summary.settings = Object.fromEntries(others.map(({ name, keras = name }) => [keras, config[name]]));
  }
  return summary as unknown as LayerSummary;
}

/** A shape without its first dimension, the batch; 0 where a size is open. */
function sizes(shape: readonly (number | null)[]): number[] {
  return shape.slice(1).map((size) => size ?? 0);
}
