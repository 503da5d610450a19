import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { inputShapeOf } from "../../ml/networks/answer";
import {
  activationOf,
  type LayerWriter,
  layerWeights,
  sizesOf,
  windowOf,
  writeLayers,
} from "../chain-layers";
import { encodeOnnx, type OnnxNode, type OnnxTensor } from "./encode";

/** Names of the graph's input [batch, height, width, channels] and output [batch, classes]. */
export const ONNX_INPUT = "input";
export const ONNX_OUTPUT = "probabilities";

/**
 * Writes a network as an ONNX file (opset 13) with the same inputs and outputs. ONNX has channels first; the weights
 * after a Flatten layer are reordered to match, so that only the input has to be transposed.
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
  await writeLayers(network.layers, graph, WRITERS, "onnx");
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

/** Builds a chain of nodes: the input of each is the output of the last. */
class GraphBuilder {
  private readonly nodes: OnnxNode[] = [];
  private readonly weights: OnnxTensor[] = [];
  private last = ONNX_INPUT;
  /** Height, width and channels before a Flatten layer, until the next dense layer has used them. */
  flattened: readonly number[] | undefined;

  /** Names of values; a layer may be called as the input or the output, or as another layer's sum. */
  private readonly taken = new Set([ONNX_INPUT, ONNX_OUTPUT]);

  add(type: string, wanted: string, attributes: Attributes = {}, weights: readonly OnnxTensor[] = []): void {
    const own = weights.map((tensor) => ({ ...tensor, name: this.freeName(tensor.name) }));
    const name = this.freeName(wanted);
    const inputs = [this.last, ...own.map((tensor) => tensor.name)];
    this.nodes.push({ name, type, inputs, outputs: [name], attributes });
    this.weights.push(...own);
    this.last = name;
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name); n++) name = `${wanted} ${n}`;
    this.taken.add(name);
    return name;
  }

  finish(): { readonly nodes: readonly OnnxNode[]; readonly weights: readonly OnnxTensor[] } {
    const last = this.nodes.at(-1)!;
    return {
      nodes: [...this.nodes.slice(0, -1), { ...last, outputs: [ONNX_OUTPUT] }],
      weights: this.weights,
    };
  }
}

const WRITERS: Readonly<Record<string, LayerWriter<GraphBuilder>>> = {
  Conv2D: convolution,
  Dense: dense,
  Activation: activate,
  MaxPooling2D: (layer, graph) => graph.add("MaxPool", layer.name, windowIn(layer)),
  AveragePooling2D: (layer, graph) => graph.add("AveragePool", layer.name, windowIn(layer)),
  GlobalAveragePooling2D(layer, graph) {
    graph.add("GlobalAveragePool", `${layer.name}/mean`);
    graph.add("Flatten", layer.name, { axis: 1 });
  },
  Flatten(layer, graph) {
    const shape = sizesOf(layer, "input");
    if (shape.length === 3) graph.flattened = shape;
    graph.add("Flatten", layer.name, { axis: 1 });
  },
};

async function convolution(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [filter, bias] = await layerWeights(layer);
  const [height, width, from, to] = filter!.shape as [number, number, number, number];
  const turned = rearrange(filter!, [to, from, height, width], (o, i, y, x) => [y, x, i, o]);
  graph.add(
    "Conv",
    `${layer.name}/sum`,
    { ...windowIn(layer), dilations: windowOf(layer).dilations },
    bias ? [turned, bias] : [turned],
  );
  activate(layer, graph);
}

async function dense(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [kernel, bias] = await layerWeights(layer);
  const { flattened } = graph;
  graph.flattened = undefined;
  const straight = flattened ? withChannelsFirst(kernel!, flattened) : kernel!;
  graph.add("Gemm", `${layer.name}/sum`, {}, bias ? [straight, bias] : [straight]);
  activate(layer, graph);
}

/** Reorders the rows of a dense layer's weights from height, width, channels to channels, height, width. */
function withChannelsFirst(kernel: OnnxTensor, [height = 1, width = 1, channels = 1]: readonly number[]) {
  const units = kernel.shape[1]!;
  const whole = { ...kernel, shape: [height, width, channels, units] };
  const turned = rearrange(whole, [channels, height, width, units], (c, y, x, unit) => [y, x, c, unit]);
  return { ...turned, shape: kernel.shape };
}

type Place = readonly [number, number, number, number];

/** Reorders a tensor of four axes; `source` returns the index that each element comes from. */
function rearrange(
  { name, shape, values }: OnnxTensor,
  target: Place,
  source: (...place: Place) => Place,
): OnnxTensor {
  const [, b = 1, c = 1, d = 1] = shape;
  const arranged = new Float32Array(values.length);
  let at = 0;
  for (let i = 0; i < target[0]; i++) {
    for (let j = 0; j < target[1]; j++) {
      for (let k = 0; k < target[2]; k++) {
        for (let l = 0; l < target[3]; l++) {
          const [p, q, r, s] = source(i, j, k, l);
          arranged[at++] = values[((p * b + q) * c + r) * d + s]!;
        }
      }
    }
  }
  return { name, shape: target, values: arranged };
}

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

const ACTIVATION_NAMES = Object.keys(ACTIVATIONS) as (keyof typeof ACTIVATIONS)[];

function activate(layer: Layer, graph: GraphBuilder): void {
  const activation = activationOf(layer, ACTIVATION_NAMES, "onnx");
  if (activation === "linear") return;
  graph.add(ACTIVATIONS[activation], layer.name, activation === "softmax" ? { axis: 1 } : {});
}

function windowIn(layer: Layer): Attributes {
  const { size, strides, dilations, padding } = windowOf(layer);
  const sides = sizesOf(layer, "input");
  const padded = size.map((length, axis) => {
    const reach = (length - 1) * dilations[axis]! + 1;
    return padding === "same" ? paddingOf(sides[axis]!, reach, strides[axis]!) : 0;
  });
  return {
    kernel_shape: size,
    strides,
    pads: [...padded.map((whole) => Math.floor(whole / 2)), ...padded.map((whole) => Math.ceil(whole / 2))],
  };
}

/** The pixels of `same` padding on both sides together. Written out, because not every runtime derives them. */
const paddingOf = (side: number, reach: number, stride: number) =>
  Math.max((Math.ceil(side / stride) - 1) * stride + reach - side, 0);
