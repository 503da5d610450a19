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

/** Keras' defaults of the batch normalisation settings that change its output. Only other values are listed. */
const NORMALISATION = { axis: -1, epsilon: 0.001, center: true, scale: true };

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
  const dilation = [config.dilationRate].flat().at(0);
  if (typeof dilation === "number" && dilation !== 1) summary.dilation = dilation;
  if (config.useBias === false) summary.useBias = false;
  if (summary.kind === "BatchNormalization") {
    const others = Object.entries(NORMALISATION).filter(([name, usual]) => config[name] !== usual);
    if (others.length > 0) {
      summary.settings = Object.fromEntries(others.map(([name]) => [name, config[name]]));
    }
  }
  return summary as unknown as LayerSummary;
}

/** A shape without its first dimension, the batch; 0 where a size is open. */
function sizes(shape: readonly (number | null)[]): number[] {
  return shape.slice(1).map((size) => size ?? 0);
}
