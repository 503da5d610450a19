import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../contract";
import { guarded, requireNumbers } from "../ml/ops/guard";
import { networkWords } from "../words/networks";

/** What the writers of ONNX and TensorFlow Lite read from the layers of a network with one input and one output. */

type WrittenFormat = keyof typeof networkWords.formats;

/** Layers that have no effect at inference. */
const PASSED_OVER = ["Dropout"];

/** A graph while it is written. Operators take the value `last`, and leave their own output there. */
export interface WrittenGraph<V> {
  last: V;
}

/** Writes one layer, whose first input is the graph's `last` value. */
export type LayerWriter<V, G extends WrittenGraph<V>> = (
  layer: Layer,
  graph: G,
  inputs: readonly V[],
) => Promise<void> | void;

/**
 * Writes a network's layers as they are connected. At first the graph's `last` value is the network's input, and afterwards
 * it is its output.
 * @throws HangerError `model-invalid`, which names the first layer that `writers` lack
 */
export async function writeLayers<V, G extends WrittenGraph<V>>(
  network: LayersModel,
  graph: G,
  writers: Readonly<Record<string, LayerWriter<V, G>>>,
  format: WrittenFormat,
): Promise<void> {
  const input = graph.last;
  const outputs = new Map<Layer, V>();
  for (const layer of network.layers) {
    const kind = layer.getClassName();
    if (kind === "InputLayer") continue;
    const [node, ...others] = layer.inboundNodes;
    if (others.length > 0) throw refused(networkWords.usedTwiceIn(networkWords.formats[format], layer.name));
    const inputs = node!.inboundLayers.map((each) => outputs.get(each) ?? input);
    graph.last = inputs[0]!;
    if (!PASSED_OVER.includes(kind)) {
      const write = Object.hasOwn(writers, kind) && haveOneRank(layer) ? writers[kind] : undefined;
      if (!write) throw noLayerIn(layer, format);
      await write(layer, graph, inputs);
    }
    outputs.set(layer, graph.last);
  }
  graph.last = outputs.get(network.outputs[0]!.sourceLayer) ?? input;
}

/** The refusal of a layer that has no translation. */
export const noLayerIn = (layer: Layer, format: WrittenFormat) =>
  refused(networkWords.noLayerIn(networkWords.formats[format], layer.name, layer.getClassName()));

/** Whether a layer's inputs have as many axes each. Where they have not, formats differ in how they are matched. */
const haveOneRank = ({ input }: Layer) => new Set([input].flat().map(({ shape }) => shape.length)).size === 1;

/** The activation of a layer by its name, where a format has one. @throws HangerError `model-invalid` */
export function activationOf<T extends string>(
  layer: Layer,
  known: readonly T[],
  format: WrittenFormat,
): T | "linear" {
  const name = String(layer.getConfig().activation ?? "linear");
  if (name === "linear") return name;
  const found = known.find((each) => each === name);
  if (!found) throw refused(networkWords.noActivationIn(networkWords.formats[format], layer.name, name));
  return found;
}

const refused = (sentence: string) => new HangerError("model-invalid", sentence);

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

/** What a batch normalisation does to each channel when a network answers: x * scale + shift. */
export async function normalisationOf(layer: Layer): Promise<{
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}> {
  const { scale: hasScale, center, epsilon } = layer.getConfig();
  const values = (await layerWeights(layer)).map((weight) => weight.values);
  const gamma = hasScale ? values.shift() : undefined;
  const beta = center ? values.shift() : undefined;
  const [mean, variance] = values;
  const scale = variance!.map((each, i) => (gamma?.[i] ?? 1) / Math.sqrt(each + Number(epsilon)));
  return { scale, shift: mean!.map((each, i) => (beta?.[i] ?? 0) - each * scale[i]!) };
}

/** The rows and columns that a padding layer adds. */
export function paddingOf(layer: Layer): { readonly before: Pair; readonly after: Pair } {
  const [[top, bottom], [left, right]] = layer.getConfig().padding as unknown as readonly [Pair, Pair];
  return { before: [top, left], after: [bottom, right] };
}

/** Whether an axis that a layer is told, counted with the batch, is the last one: the channels. */
export function isLastAxis(layer: Layer): boolean {
  const axis = Number(layer.getConfig().axis ?? -1);
  return axis === -1 || axis === sizesOf(layer, "output").length;
}
