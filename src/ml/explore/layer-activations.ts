import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { LayerActivation } from "../../contract";
import { type LayerOutput, outputsOf } from "./layer-outputs";

/** Layers that pass values on unchanged, or only reshaped. */
const REARRANGING = ["InputLayer", "Flatten", "Dropout", "Reshape"];

/** The output of each layer for one input, height x width x channels, in the network's order. */
export async function layerActivations(
  network: LayersModel,
  input: Float32Array,
): Promise<readonly LayerActivation[]> {
  const layers = network.layers.filter((layer) => !REARRANGING.includes(layer.getClassName()));
  const wanted = layers.map((layer) => layer.output as SymbolicTensor);
  const outputs = await outputsOf(network, wanted, input);
  return layers.map((layer, i) => toLayerActivation(layer.name, layer.getClassName(), outputs[i]!));
}

function toLayerActivation(name: string, kind: string, { shape, values }: LayerOutput): LayerActivation {
  const means = channelMeans(values, shape.at(-1) ?? 1);
  const strongest = [...means.keys()].sort((a, b) => means[b]! - means[a]! || a - b);
  return { name, kind, shape, values, means, strongest };
}

function channelMeans(values: Float32Array, channels: number): Float32Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < values.length; i++) sums[i % channels]! += values[i]!;
  return Float32Array.from(sums, (sum) => (sum * channels) / values.length);
}
