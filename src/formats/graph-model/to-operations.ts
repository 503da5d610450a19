import { networkWords } from "../../words/networks";
import { tidyName } from "../layers-model/labels";
import type { Operation, OperationAttribute, StoredTensor } from "../operations/operation-graph";
import { transposed } from "../operations/values";
import { refusal } from "../refusal";
import { nodeNameOf } from "./nodes";
import type { GraphNode } from "./schema";
import { graphText } from "./settings";

/** One operation of ONNX: its type, its inputs behind the value that is changed, and what it is told. */
type Step = readonly [type: string, others?: readonly string[], attributes?: Attributes];

type Attributes = Readonly<Record<string, OperationAttribute | undefined>>;

/** What a node of TensorFlow does, as operations of ONNX one after the other, which begin with its first input. */
type Translation = (node: GraphNode, constants: GraphConstants) => readonly Step[];

/** The numbers that a graph holds, by the names of their nodes, and forms of them that ONNX wants. */
export class GraphConstants {
  private readonly nodes: ReadonlyMap<string, GraphNode>;

  constructor(
    nodes: readonly GraphNode[],
    readonly tensors: Map<string, StoredTensor>,
  ) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]));
  }

  /** @throws HangerError `import-refused` where an input is no constant */
  of(node: GraphNode, place: number): StoredTensor {
    let name = inputsOf(node).at(place);
    while (this.nodes.get(name ?? "")?.op === "Identity") name = inputsOf(this.nodes.get(name!)!)[0];
    const found = this.tensors.get(name ?? "");
    if (!found) throw otherForm(node);
    return found;
  }

  numbers(node: GraphNode, place: number): readonly number[] {
    return Array.from(this.of(node, place).read());
  }

  /** Keeps a constant in another form, and returns its name. */
  keep(node: GraphNode, place: number, shape: readonly number[], read: () => ArrayLike<number>): string {
    const name = `${node.name}/${place}`;
    this.tensors.set(name, { name, shape, read });
    return name;
  }
}

const otherForm = ({ op }: GraphNode) => refusal(networkWords.graphForm(tidyName(op)));

/** TensorFlow has the channels of pictures last, ONNX first. */
const FIRST: Step = ["Transpose", [], { perm: [0, 3, 1, 2] }];
const LAST: Step = ["Transpose", [], { perm: [0, 2, 3, 1] }];

const named =
  (type: string, attributes: Attributes = {}): Translation =>
  (node) => [[type, inputsOf(node).slice(1), attributes]];

const RELU6: Step = ["Clip", [], { min: 0, max: 6 }];

const ACTIVATIONS: Readonly<Record<string, Step>> = {
  Elu: ["Elu"],
  Relu: ["Relu"],
  Relu6: RELU6,
  Selu: ["Selu"],
  Sigmoid: ["Sigmoid"],
  Softplus: ["Softplus"],
  Softsign: ["Softsign"],
  Tanh: ["Tanh"],
};

const leaky = (node: GraphNode, attribute: string): Step => [
  "LeakyRelu",
  [],
  { alpha: real(node, attribute) ?? LEAKY },
];

/** What TensorFlow takes where a graph does not say it. */
const LEAKY = 0.2;
const EPSILON = 1e-4;

export const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  ...Object.fromEntries(Object.entries(ACTIVATIONS).map(([op, step]) => [op, () => [step]])),
  Add: named("Add"),
  AddN: named("Sum"),
  AddV2: named("Add"),
  AvgPool: (node) => pooling("AveragePool", node),
  BiasAdd: named("Add"),
  Cast: named("Cast"),
  ClipByValue: named("Clip"),
  ConcatV2: (node, constants) => [
    ["Concat", inputsOf(node).slice(1, -1), { axis: constants.numbers(node, -1)[0] }],
  ],
  Conv2D: convolutionOf,
  DepthwiseConv2dNative: depthwiseOf,
  ExpandDims: named("Unsqueeze"),
  FusedBatchNorm: normalisationSteps,
  FusedBatchNormV2: normalisationSteps,
  FusedBatchNormV3: normalisationSteps,
  FusedDepthwiseConv2dNative: (node, constants) => [...depthwiseOf(node, constants), ...fusedWith(node)],
  Identity: named("Identity"),
  LeakyRelu: (node) => [leaky(node, "alpha")],
  LogSoftmax: named("LogSoftmax"),
  MatMul: productOf,
  Max: overPlacesOf("ReduceMax"),
  MaxPool: (node) => pooling("MaxPool", node),
  Maximum: named("Max"),
  Mean: overPlacesOf("ReduceMean"),
  Minimum: named("Min"),
  Mul: named("Mul"),
  Pack: (node) => [["Concat", inputsOf(node).slice(1), { axis: 0 }]],
  Pad: paddingOf,
  PadV2: paddingOf,
  Prelu: named("PRelu"),
  RealDiv: named("Div"),
  Reshape: named("Reshape"),
  Shape: named("Shape"),
  Snapshot: named("Identity"),
  Softmax: named("Softmax"),
  Squeeze: (node) => {
    const axes = wholes(node, "squeeze_dims");
    return [["Squeeze", [], axes.length > 0 ? { axes } : {}]];
  },
  StopGradient: named("Identity"),
  StridedSlice: slice,
  Sub: named("Sub"),
  _FusedConv2D: (node, constants) => [...convolutionOf(node, constants), ...fusedWith(node)],
  _FusedMatMul: (node) => [...productOf(node), ...fusedWith(node)],
};

/** The operations of ONNX that a node becomes; the last gives what the node gives. */
export function operationsOf(node: GraphNode, constants: GraphConstants): readonly Operation[] {
  const steps = TRANSLATIONS[node.op]!(node, constants);
  let [last = ""] = inputsOf(node);
  return steps.map(([type, others = [], attributes = {}], i) => {
    const given = last;
    last = i === steps.length - 1 ? node.name : `${node.name}:${i}`;
    const told = Object.entries(attributes).filter(([, value]) => value !== undefined);
    return {
      type,
      title: node.op,
      inputs: [given, ...others],
      outputs: [last],
      attributes: new Map(told as [string, OperationAttribute][]),
    };
  });
}

/** What a fused operation does behind its own sum: its inputs behind the weights are the bias, and slopes. */
function fusedWith(node: GraphNode): readonly Step[] {
  const others = inputsOf(node).slice(2);
  return texts(node, "fused_ops").map((op): Step => {
    if (op === "BiasAdd") return ["Add", [others.shift() ?? ""]];
    if (op === "Prelu") return ["PRelu", [others.shift() ?? ""]];
    if (op === "LeakyRelu") return leaky(node, "leakyrelu_alpha");
    const step = ACTIVATIONS[op];
    if (!step) throw refusal(networkWords.graphUnread([tidyName(op)], false));
    return step;
  });
}

function convolutionOf(node: GraphNode, constants: GraphConstants): readonly Step[] {
  const filter = constants.of(node, 1);
  const [height = 0, width = 0, from = 0, to = 0] = filter.shape;
  if (filter.shape.length !== 4) throw otherForm(node);
  const read = () => transposed({ shape: filter.shape, values: filter.read() }, [3, 2, 0, 1]).values;
  const kernel = constants.keep(node, 1, [to, from, height, width], read);
  return [FIRST, ["Conv", [kernel], windowOf(node)], LAST];
}

function depthwiseOf(node: GraphNode, constants: GraphConstants): readonly Step[] {
  const filter = constants.of(node, 1);
  const [height = 0, width = 0, channels = 0, each = 0] = filter.shape;
  if (filter.shape.length !== 4) throw otherForm(node);
  const read = () => transposed({ shape: filter.shape, values: filter.read() }, [2, 3, 0, 1]).values;
  const kernel = constants.keep(node, 1, [channels * each, 1, height, width], read);
  return [FIRST, ["Conv", [kernel], { ...windowOf(node), group: channels }], LAST];
}

function pooling(type: string, node: GraphNode): readonly Step[] {
  return [FIRST, [type, [], { ...windowOf(node), kernel_shape: sides(node, "ksize") }], LAST];
}

function windowOf(node: GraphNode): Attributes {
  const format = texts(node, "data_format")[0] ?? "NHWC";
  if (format !== "NHWC") throw refusal(networkWords.channelsFirst(tidyName(node.name)));
  const dilations = node.attr?.dilations ? sides(node, "dilations") : undefined;
  const common = { strides: sides(node, "strides"), dilations };
  const padding = texts(node, "padding")[0];
  if (padding === "SAME") return { ...common, auto_pad: "SAME_UPPER" };
  if (padding === "VALID") return { ...common, auto_pad: "VALID" };
  const pads = wholes(node, "explicit_paddings");
  const [, , top, bottom, left, right] = pads;
  if (padding !== "EXPLICIT" || pads.length !== 8) throw otherForm(node);
  return { ...common, pads: [top!, left!, bottom!, right!] };
}

function overPlacesOf(type: string): Translation {
  return (node) => [[type, inputsOf(node).slice(1), { keepdims: flag(node, "keep_dims") ? 1 : 0 }]];
}

function normalisationSteps(node: GraphNode): readonly Step[] {
  if (flag(node, "is_training")) throw otherForm(node);
  const epsilon = real(node, "epsilon") ?? EPSILON;
  return [FIRST, ["BatchNormalization", inputsOf(node).slice(1), { epsilon }], LAST];
}

function productOf(node: GraphNode): readonly Step[] {
  if (flag(node, "transpose_a")) throw otherForm(node);
  const [, weights = ""] = inputsOf(node);
  return [flag(node, "transpose_b") ? ["Gemm", [weights], { transB: 1 }] : ["MatMul", [weights]]];
}

function paddingOf(node: GraphNode, constants: GraphConstants): readonly Step[] {
  const { shape } = constants.of(node, 1);
  if (String(shape) !== "4,2") throw otherForm(node);
  const pads = transposed({ shape, values: constants.numbers(node, 1) }, [1, 0]).values;
  const filled = inputsOf(node).length > 2 ? constants.numbers(node, 2)[0] : 0;
  return [["Pad", [], { pads: Array.from(pads), value: filled }]];
}

/** Only of the sides of a value, as graphs compute them for a row. */
function slice(node: GraphNode): readonly Step[] {
  const [, from = "", to = ""] = inputsOf(node);
  const masks = ["begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask"];
  if (masks.some((mask) => whole(node, mask) !== 0)) throw otherForm(node);
  return [whole(node, "shrink_axis_mask") === 1 ? ["Gather", [from]] : ["Slice", [from, to]]];
}

/** The middle two of a list of four numbers, which has the batch first and the channels last. */
function sides(node: GraphNode, name: string): readonly number[] {
  const [batch, height, width, channels, ...more] = wholes(node, name);
  if (batch !== 1 || channels !== 1 || more.length > 0) throw otherForm(node);
  return [height!, width!];
}

const flag = ({ attr }: GraphNode, name: string) => attr?.[name]?.b === true;

const whole = ({ attr }: GraphNode, name: string) => Number(attr?.[name]?.i ?? 0);

const wholes = ({ attr }: GraphNode, name: string): readonly number[] =>
  (attr?.[name]?.list?.i ?? []).map(Number);

function real({ attr }: GraphNode, name: string): number | undefined {
  const value = attr?.[name]?.f;
  return value === undefined ? undefined : Number(value);
}

function texts(node: GraphNode, name: string): readonly string[] {
  const { s, list } = node.attr?.[name] ?? {};
  return [...(list?.s ?? []), ...(s === undefined ? [] : [s])].map((text) => graphText(text));
}

/** The names of the nodes that a node takes values from. */
export const inputsOf = ({ input = [] }: GraphNode): readonly string[] =>
  input.filter((each) => !each.startsWith("^")).map(nodeNameOf);
