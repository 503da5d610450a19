import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { inputShapeOf } from "../../ml/networks/answer";
import {
  activationOf,
  isLastAxis,
  type LayerWeight,
  type LayerWriter,
  layerWeights,
  noLayerIn,
  normalisationOf,
  paddingOf,
  sizesOf,
  type WrittenGraph,
  windowOf,
  writeLayers,
} from "../layer-writers";
import { transposed } from "../operations/values";
import { encodeOnnx, type OnnxNode, type OnnxTensor } from "./encode";

/** Names of the graph's input [batch, height, width, channels] and output [batch, classes]. */
export const ONNX_INPUT = "input";
export const ONNX_OUTPUT = "probabilities";

/**
 * Writes a network as an ONNX file (opset 13) with the same inputs and outputs. ONNX has channels first; the weights
 * of a dense layer behind a Flatten layer are reordered to match, so that usually only the input has to be transposed.
 * @param names Of the classes. They stand in the file's `metadata_props` as `names`, {"0": "Coat", ...}, as Ultralytics' exports
 *   have them
 * @throws HangerError `model-invalid`, which names the layer that has no translation here
 */
export async function toOnnx(
  network: LayersModel,
  names: readonly string[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const inputShape = inputShapeOf(network);
  const graph = new GraphBuilder();
  if (inputShape.length === 3) graph.add("Transpose", "channels first", { perm: [0, 3, 1, 2] });
  await writeLayers(network, graph, WRITERS, "onnx");
  const classes = network.outputs[0]!.shape.at(-1)!;
  const { nodes, weights } = graph.finish();
  return encodeOnnx({
    name: network.name,
    nodes,
    weights,
    input: { name: ONNX_INPUT, shape: ["batch", ...inputShape] },
    output: { name: ONNX_OUTPUT, shape: ["batch", classes] },
    ...(names.length > 0
      ? { properties: { names: JSON.stringify(Object.fromEntries(names.entries())) } }
      : {}),
  });
}

type Attributes = NonNullable<OnnxNode["attributes"]>;

const CHANNELS_FIRST = { perm: [0, 3, 1, 2] };
const CHANNELS_LAST = { perm: [0, 2, 3, 1] };

/** Builds the nodes. Values of height, width and channels have their channels first. */
class GraphBuilder implements WrittenGraph<string> {
  last = ONNX_INPUT;
  private readonly nodes: OnnxNode[] = [];
  private readonly weights: OnnxTensor[] = [];
  /** Height, width and channels of the values that a Flatten layer put in a row with their channels first. */
  private readonly rows = new Map<string, readonly number[]>();

  /** Names of values; a layer may be called as the input or the output, or as another layer's sum. */
  private readonly taken = new Set([ONNX_INPUT, ONNX_OUTPUT]);

  /** @param others The names of the inputs behind the first, which is the last value, and before the weights */
  add(
    type: string,
    wanted: string,
    attributes: Attributes = {},
    weights: readonly OnnxTensor[] = [],
    others: readonly string[] = [],
  ): void {
    const own = weights.map((tensor) => ({ ...tensor, name: this.freeName(tensor.name) }));
    const name = this.freeName(wanted);
    const inputs = [this.last, ...others, ...own.map((tensor) => tensor.name)];
    this.nodes.push({ name, type, inputs, outputs: [name], attributes });
    this.weights.push(...own);
    this.last = name;
  }

  /** Notes that the last value is a picture of these sizes in a row, its channels first. */
  noteRow(sizes: readonly number[]): void {
    this.rows.set(this.last, sizes);
  }

  /** Height, width and channels of the last value, where it is such a row. */
  get row(): readonly number[] | undefined {
    return this.rows.get(this.last);
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name); n++) name = `${wanted} ${n}`;
    this.taken.add(name);
    return name;
  }

  /** The last value becomes the output. */
  finish(): { readonly nodes: readonly OnnxNode[]; readonly weights: readonly OnnxTensor[] } {
    const named = (name: string) => (name === this.last ? ONNX_OUTPUT : name);
    const nodes = this.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map(named),
      outputs: node.outputs.map(named),
    }));
    return { nodes, weights: this.weights };
  }
}

type Writer = LayerWriter<string, GraphBuilder>;

const WRITERS: Readonly<Record<string, Writer>> = {
  Activation: (layer, graph) => activate(layer, graph, isPicture(layer, "input") ? 1 : axesOf(layer)),
  Add: (layer, graph, inputs) => graph.add("Sum", layer.name, {}, [], inputs.slice(1)),
  Average: (layer, graph, inputs) => graph.add("Mean", layer.name, {}, [], inputs.slice(1)),
  AveragePooling2D: (layer, graph) => graph.add("AveragePool", layer.name, windowIn(layer)),
  BatchNormalization: normalisation,
  Concatenate: concatenation,
  Conv2D: convolution,
  Dense: dense,
  DepthwiseConv2D: depthwiseConvolution,
  Flatten: row,
  GlobalAveragePooling2D: (layer, graph) => addGlobalPooling("GlobalAveragePool", layer, graph),
  GlobalMaxPooling2D: (layer, graph) => addGlobalPooling("GlobalMaxPool", layer, graph),
  LeakyReLU: (layer, graph) =>
    graph.add("PRelu", layer.name, {}, [
      numberOf(`${layer.name}/slope`, Number(layer.getConfig().alpha), [1]),
    ]),
  MaxPooling2D: (layer, graph) => graph.add("MaxPool", layer.name, windowIn(layer)),
  Maximum: (layer, graph, inputs) => graph.add("Max", layer.name, {}, [], inputs.slice(1)),
  Minimum: (layer, graph, inputs) => graph.add("Min", layer.name, {}, [], inputs.slice(1)),
  Multiply(layer, graph, [, ...others]) {
    for (const other of others) graph.add("Mul", layer.name, {}, [], [other]);
  },
  ReLU(layer, graph) {
    const most = layer.getConfig().maxValue;
    if (typeof most === "number") addClipped(layer, graph, most);
    else graph.add("Relu", layer.name);
  },
  Rescaling(layer, graph) {
    const { scale, offset } = layer.getConfig() as { readonly scale: number; readonly offset: number };
    graph.add("Mul", `${layer.name}/scaled`, {}, [numberOf(`${layer.name}/scale`, scale)]);
    graph.add("Add", layer.name, {}, [numberOf(`${layer.name}/offset`, offset)]);
  },
  Reshape: reshape,
  SeparableConv2D: separableConvolution,
  Softmax(layer, graph) {
    if (!isLastAxis(layer)) throw noLayerIn(layer, "onnx");
    graph.add("Softmax", layer.name, { axis: isPicture(layer, "input") ? 1 : axesOf(layer) });
  },
  ZeroPadding2D(layer, graph) {
    const { before, after } = paddingOf(layer);
    const pads = whole(`${layer.name}/pads`, [0, 0, ...before, 0, 0, ...after]);
    graph.add("Pad", layer.name, {}, [pads]);
  },
};

/** Axes of a layer's input, without the batch. */
const axesOf = (layer: Layer) => sizesOf(layer, "input").length;

/** Whether a layer takes or gives height, width and channels. */
const isPicture = (layer: Layer, end: "input" | "output") => sizesOf(layer, end).length === 3;

function whole(name: string, values: readonly number[]): OnnxTensor {
  return { name, shape: [values.length], values: BigInt64Array.from(values, BigInt) };
}

const numberOf = (name: string, value: number, shape: readonly number[] = []): OnnxTensor => ({
  name,
  shape,
  values: Float32Array.of(value),
});

/** No value below 0, and none above `most`. */
function addClipped(layer: Layer, graph: GraphBuilder, most: number): void {
  const limits = [numberOf(`${layer.name}/least`, 0), numberOf(`${layer.name}/most`, most)];
  graph.add("Clip", layer.name, {}, limits);
}

function addGlobalPooling(type: string, layer: Layer, graph: GraphBuilder): void {
  graph.add(type, `${layer.name}/pooled`);
  graph.add("Flatten", layer.name, { axis: 1 });
}

/** A row in TensorFlow.js's order, unless a dense layer takes it, whose weights can be reordered. */
function row(layer: Layer, graph: GraphBuilder): void {
  const isFromPicture = isPicture(layer, "input");
  const isTurned = isFromPicture && !isForDense(layer);
  if (isTurned) graph.add("Transpose", `${layer.name}/channels last`, CHANNELS_LAST);
  graph.add("Flatten", layer.name, { axis: 1 });
  if (isFromPicture && !isTurned) graph.noteRow(sizesOf(layer, "input"));
}

/** Whether nothing but dense layers takes a layer's output. */
function isForDense(layer: Layer): boolean {
  return layer.outboundNodes.every(({ outboundLayer: taker }) => {
    const kind = taker.getClassName();
    return kind === "Dense" || (kind === "Dropout" && isForDense(taker));
  });
}

function reshape(layer: Layer, graph: GraphBuilder): void {
  if (isPicture(layer, "input")) graph.add("Transpose", `${layer.name}/channels last`, CHANNELS_LAST);
  const shape = whole(`${layer.name}/shape`, [-1, ...sizesOf(layer, "output")]);
  graph.add("Reshape", layer.name, {}, [shape]);
  if (isPicture(layer, "output")) graph.add("Transpose", `${layer.name}/channels first`, CHANNELS_FIRST);
}

function concatenation(layer: Layer, graph: GraphBuilder, [, ...others]: readonly string[]): void {
  const axes = axesOf(layer);
  const told = Number(layer.getConfig().axis ?? -1);
  const axis = told < 0 ? told + axes + 1 : told;
  // Where height, width and channels are in ONNX.
  const place = axes === 3 ? [0, 2, 3, 1][axis]! : axis;
  graph.add("Concat", layer.name, { axis: place }, [], others);
}

/** Batch normalisation as what is left of it when a network answers: a product and a sum. */
async function normalisation(layer: Layer, graph: GraphBuilder): Promise<void> {
  if (!isLastAxis(layer)) throw noLayerIn(layer, "onnx");
  const { scale, shift } = await normalisationOf(layer);
  const shape = isPicture(layer, "input") ? [scale.length, 1, 1] : [scale.length];
  graph.add("Mul", `${layer.name}/scaled`, {}, [{ name: `${layer.name}/scale`, shape, values: scale }]);
  graph.add("Add", layer.name, {}, [{ name: `${layer.name}/shift`, shape, values: shift }]);
}

async function convolution(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [filter, bias] = await layerWeights(layer);
  const turned = reordered(filter!, [3, 2, 0, 1]);
  const { dilations } = windowOf(layer);
  graph.add("Conv", `${layer.name}/sum`, { ...windowIn(layer), dilations }, bias ? [turned, bias] : [turned]);
  activate(layer, graph, 1);
}

async function depthwiseConvolution(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [filter, bias] = await layerWeights(layer);
  addByChannel(layer, graph, `${layer.name}/sum`, filter!, bias);
  activate(layer, graph, 1);
}

/** A depthwise convolution, and a convolution of single pixels behind it. */
async function separableConvolution(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [byChannel, ofPixels, bias] = await layerWeights(layer);
  addByChannel(layer, graph, `${layer.name}/by channel`, byChannel!);
  const turned = reordered(ofPixels!, [3, 2, 0, 1]);
  graph.add("Conv", `${layer.name}/sum`, { kernel_shape: [1, 1] }, bias ? [turned, bias] : [turned]);
  activate(layer, graph, 1);
}

/** In ONNX, a convolution with a group for each channel. */
function addByChannel(
  layer: Layer,
  graph: GraphBuilder,
  name: string,
  filter: LayerWeight,
  bias?: LayerWeight,
): void {
  const [height, width, channels, each] = filter.shape as [number, number, number, number];
  const turned = reordered(filter, [2, 3, 0, 1]);
  const weights = { ...turned, shape: [channels * each, 1, height, width] };
  const { dilations } = windowOf(layer);
  const attributes = { ...windowIn(layer), dilations, group: channels };
  graph.add("Conv", name, attributes, bias ? [weights, bias] : [weights]);
}

async function dense(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [kernel, bias] = await layerWeights(layer);
  const axes = axesOf(layer);
  if (axes === 1) {
    const { row: sizes } = graph;
    const straight = sizes ? withChannelsFirst(kernel!, sizes) : kernel!;
    graph.add("Gemm", `${layer.name}/sum`, {}, bias ? [straight, bias] : [straight]);
    activate(layer, graph, 1);
    return;
  }
  if (axes === 3) graph.add("Transpose", `${layer.name}/channels last`, CHANNELS_LAST);
  graph.add("MatMul", `${layer.name}/products`, {}, [kernel!]);
  if (bias) graph.add("Add", `${layer.name}/sum`, {}, [bias]);
  activate(layer, graph, axes);
  if (axes === 3) graph.add("Transpose", `${layer.name}/channels first`, CHANNELS_FIRST);
}

/** Reorders the rows of a dense layer's weights from height, width, channels to channels, height, width. */
function withChannelsFirst(kernel: LayerWeight, [height = 1, width = 1, channels = 1]: readonly number[]) {
  const units = kernel.shape[1]!;
  const whole = { ...kernel, shape: [height, width, channels, units] };
  return { ...reordered(whole, [2, 0, 1, 3]), shape: kernel.shape };
}

const reordered = ({ name, ...tensor }: LayerWeight, order: readonly number[]): LayerWeight => ({
  name,
  ...transposed(tensor, order),
});

/** Activations by TensorFlow.js's names, and the operators that compute them. */
const ACTIVATIONS = {
  elu: "Elu",
  relu: "Relu",
  selu: "Selu",
  sigmoid: "Sigmoid",
  softmax: "Softmax",
  softplus: "Softplus",
  softsign: "Softsign",
  tanh: "Tanh",
};

const ACTIVATION_NAMES = [...(Object.keys(ACTIVATIONS) as (keyof typeof ACTIVATIONS)[]), "relu6" as const];

/** @param channels The axis of the channels */
function activate(layer: Layer, graph: GraphBuilder, channels: number): void {
  const activation = activationOf(layer, ACTIVATION_NAMES, "onnx");
  if (activation === "linear") return;
  if (activation === "relu6") addClipped(layer, graph, 6);
  else graph.add(ACTIVATIONS[activation], layer.name, activation === "softmax" ? { axis: channels } : {});
}

function windowIn(layer: Layer): Attributes {
  const { size, strides, dilations, padding } = windowOf(layer);
  const sides = sizesOf(layer, "input");
  const padded = size.map((length, axis) => {
    const reach = (length - 1) * dilations[axis]! + 1;
    return padding === "same" ? samePadding(sides[axis]!, reach, strides[axis]!) : 0;
  });
  return {
    kernel_shape: size,
    strides,
    pads: [...padded.map((whole) => Math.floor(whole / 2)), ...padded.map((whole) => Math.ceil(whole / 2))],
  };
}

/** The pixels of `same` padding on both sides together. Written out, because not every runtime derives them. */
const samePadding = (side: number, reach: number, stride: number) =>
  Math.max((Math.ceil(side / stride) - 1) * stride + reach - side, 0);
