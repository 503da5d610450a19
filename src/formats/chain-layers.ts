import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { HangerError } from "../contract";
import { guarded, requireNumbers } from "../ml/ops/guard";
import { networkWords } from "../words/networks";

/** What the writers of ONNX and TensorFlow Lite read from the layers of a network that is a plain chain. */

type ChainFormat = keyof typeof networkWords.formats;

/** Layers that have no effect at inference. */
const PASSED_OVER = ["InputLayer", "Dropout"];

/** Writes one layer into the graph `G` of a format. */
export type LayerWriter<G> = (layer: Layer, graph: G) => Promise<void> | void;

/** @throws HangerError `model-invalid`, which names the first layer that `writers` lack */
export async function writeLayers<G>(
  layers: readonly Layer[],
  graph: G,
  writers: Readonly<Record<string, LayerWriter<G>>>,
  format: ChainFormat,
): Promise<void> {
  for (const layer of layers) {
    const kind = layer.getClassName();
    if (PASSED_OVER.includes(kind)) continue;
    const write = writers[kind];
    if (!write) throw untranslatable(networkWords.noLayerIn(networkWords.formats[format], layer.name, kind));
    await write(layer, graph);
  }
}

/** The activation of a layer by its name, where a format has one. @throws HangerError `model-invalid` */
export function activationOf<T extends string>(
  layer: Layer,
  known: readonly T[],
  format: ChainFormat,
): T | "linear" {
  const name = String(layer.getConfig().activation ?? "linear");
  if (name === "linear") return name;
  const found = known.find((each) => each === name);
  if (!found)
    throw untranslatable(networkWords.noActivationIn(networkWords.formats[format], layer.name, name));
  return found;
}

const untranslatable = (sentence: string) => new HangerError("model-invalid", sentence);

export interface LayerWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A layer's weights in its own order: the kernel, then the bias where it has one. */
export function layerWeights(layer: Layer): Promise<LayerWeight[]> {
  return Promise.all(
    layer.weights.map(async (weight) => {
      const values = await guarded(() => weight.read().data<"float32">());
      requireNumbers(values);
      return { name: weight.originalName, shape: weight.shape as number[], values };
    }),
  );
}

/** Sizes of a layer's input or output, without the batch. */
export function sizesOf(layer: Layer, end: "input" | "output"): number[] {
  const [, ...sizes] = [layer[end]].flat()[0]!.shape;
  return sizes.map((size) => size ?? 1);
}

/** The window of a convolution or a pooling layer: height and width of each. */
export interface LayerWindow {
  readonly size: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly padding: "same" | "valid";
}

type Pair = readonly [height: number, width: number];

export function windowOf(layer: Layer): LayerWindow {
  const config = layer.getConfig();
  const size = pair(config.kernelSize ?? config.poolSize);
  return {
    size,
    strides: pair(config.strides ?? size),
    dilations: pair(config.dilationRate ?? 1),
    padding: config.padding === "same" ? "same" : "valid",
  };
}

function pair(value: unknown): Pair {
  const [first, second = first] = [value].flat() as number[];
  return [first!, second!];
}
