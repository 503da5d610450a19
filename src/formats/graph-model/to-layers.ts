import { safeParse } from "valibot";
import { networkWords } from "../../words/networks";
import type { Json } from "../layers-model/json";
import { tidyName } from "../layers-model/labels";
import { readManifest, type WeightsManifest } from "../layers-model/weights";
import { refusal } from "../refusal";
import { nodeNameOf } from "./nodes";
import { type GraphNode, graphSchema } from "./schema";
import { graphText } from "./settings";

/**
 * Reads a GraphModel, TensorFlow's own operations in place of layers, back as a LayersModel, where it is a plain chain of
 * convolutions, pooling and dense layers. What is written is checked like any other LayersModel.
 */

/** Operations that compute no part of an answer: constants, and the shape that a flattened picture is to have. */
const BESIDE = ["Const", "NoOp", "Shape", "StridedSlice", "Pack"];

/** The most operations of a graph that is read. */
const MOST_NODES = 2000;

/** @throws HangerError `import-refused` where it is no plain chain, with the first operation that is not read */
export function toLayersModel(json: Json): Json {
  const graph = safeParse(graphSchema, json.modelTopology);
  if (!graph.success || graph.output.node.length > MOST_NODES) throw refusal(networkWords.graphModel);
  const { node: nodes } = graph.output;
  const other = nodes.find(({ op }) => !KNOWN.has(op));
  if (other) throw unreadable(other.op);
  const chain = chainOf(nodes.filter(({ op }) => !BESIDE.includes(op)));
  const layers = new LayerList(nodes, readManifest(json.weightsManifest));
  for (const node of chain) layers.read(node);
  const weightsManifest = (json.weightsManifest as readonly WeightGroup[]).map((group) => ({
    ...group,
    weights: group.weights.map((spec) => layers.renamed(spec)),
  }));
  const config = { name: "graph", layers: layers.written };
  return {
    ...json,
    format: "layers-model",
    modelTopology: { class_name: "Sequential", config },
    weightsManifest,
  };
}

/** A part of a list of weights, which `readManifest` has checked. */
interface WeightGroup {
  readonly weights: readonly { readonly name: string }[];
}

/** The nodes in the order in which they compute: each takes what the one before gives, and no other. */
function chainOf(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const starts = nodes.filter(({ op }) => op === "Placeholder");
  if (starts.length !== 1) {
    throw refusal(starts.length > 1 ? networkWords.moreThanOne.input : networkWords.graphModel);
  }
  const chain = [...starts];
  const left = new Set(nodes.filter((node) => node !== starts[0]));
  while (left.size > 0) {
    const { name } = chain.at(-1)!;
    const next = [...left].filter((node) => inputsOf(node).includes(name));
    if (next.length !== 1) throw refusal(networkWords.graphBranches);
    left.delete(next[0]!);
    chain.push(next[0]!);
  }
  return chain;
}

const unreadable = (op: string) => refusal(networkWords.graphOperation(tidyName(op)));

const ACTIVATIONS: Readonly<Record<string, string>> = {
  Elu: "elu",
  Relu: "relu",
  Relu6: "relu6",
  Selu: "selu",
  Sigmoid: "sigmoid",
  Softmax: "softmax",
  Softplus: "softplus",
  Tanh: "tanh",
};

const POOLING: Readonly<Record<string, string>> = { AvgPool: "AveragePooling2D", MaxPool: "MaxPooling2D" };

const FUSED: Readonly<Record<string, string>> = { _FusedConv2D: "Conv2D", _FusedMatMul: "MatMul" };

const BIAS = ["BiasAdd", "Add", "AddV2"];

const KNOWN = new Set([
  ...["Placeholder", "Identity", "Conv2D", "MatMul", "Reshape"],
  ...[...BESIDE, ...BIAS, ...Object.keys(ACTIVATIONS), ...Object.keys(POOLING), ...Object.keys(FUSED)],
]);

interface WrittenLayer {
  readonly class_name: string;
  readonly config: Json;
}

/** The layers that operations become, and what their weights are called. */
class LayerList {
  readonly written: WrittenLayer[] = [];
  private readonly names = new Map<string, string>();
  private start: Json = {};

  private readonly nodes: ReadonlyMap<string, GraphNode>;
  private readonly shapes: ReadonlyMap<string, readonly number[]>;

  constructor(nodes: readonly GraphNode[], { weights }: WeightsManifest) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]));
    this.shapes = new Map(weights.map(({ spec }) => [spec.name, spec.shape]));
  }

  read(node: GraphNode): void {
    const op = FUSED[node.op] ?? node.op;
    if (op === "Placeholder") this.start = { batch_input_shape: shapeIn(node) };
    else if (op === "Conv2D") this.addConvolution(node);
    else if (op === "MatMul") this.addDense(node);
    else if (BIAS.includes(op)) this.addBias(node, inputsOf(node));
    else if (POOLING[op]) this.push(POOLING[op], { pool_size: sides(node, "ksize"), ...movesOf(node) });
    else if (op === "Reshape") this.addReshape(node);
    else if (ACTIVATIONS[op]) this.push("Activation", { activation: ACTIVATIONS[op] });
    if (FUSED[node.op]) this.addFused(node);
  }

  /** What a weight is called in the LayersModel. */
  renamed<T extends { readonly name: string }>(spec: T): T {
    return { ...spec, name: this.names.get(spec.name) ?? spec.name };
  }

  private push(kind: string, config: Json): string {
    const name = `${kind.toLowerCase()}_${this.written.length + 1}`;
    this.written.push({ class_name: kind, config: { name, ...this.start, ...config } });
    this.start = {};
    return name;
  }

  private addConvolution(node: GraphNode): void {
    const [height, width, , filters] = this.shapeOf(node);
    const dilations = node.attr?.dilations ? sides(node, "dilations") : [1, 1];
    const layer = this.push("Conv2D", {
      filters,
      kernel_size: [height, width],
      dilation_rate: dilations,
      use_bias: false,
      ...movesOf(node),
    });
    this.names.set(this.constantOf(inputsOf(node)[1]), `${layer}/kernel`);
  }

  private addDense(node: GraphNode): void {
    if (flag(node, "transpose_a") || flag(node, "transpose_b")) throw unreadable(node.op);
    const layer = this.push("Dense", { units: this.shapeOf(node)[1], use_bias: false });
    this.names.set(this.constantOf(inputsOf(node)[1]), `${layer}/kernel`);
  }

  /** A sum with a constant is the bias of the layer before. */
  private addBias(node: GraphNode, [, bias]: readonly string[]): void {
    const last = this.written.pop();
    if (last?.config.use_bias !== false) throw unreadable(node.op);
    this.written.push({ ...last, config: { ...last.config, use_bias: true } });
    this.names.set(this.constantOf(bias), `${last.config.name}/bias`);
  }

  private addFused(node: GraphNode): void {
    for (const op of textsIn(node, "fused_ops")) {
      if (op === "BiasAdd") this.addBias(node, inputsOf(node).slice(1));
      else if (ACTIVATIONS[op]) this.push("Activation", { activation: ACTIVATIONS[op] });
      else throw unreadable(op);
    }
  }

  /** Only what puts each picture's values in a row, a shape of two numbers, is read. */
  private addReshape(node: GraphNode): void {
    const target = this.nodes.get(inputsOf(node)[1] ?? "");
    const isRow = target?.op === "Pack" ? inputsOf(target).length === 2 : String(this.shapeOf(node)) === "2";
    if (!isRow) throw unreadable(node.op);
    this.push("Flatten", {});
  }

  private shapeOf(node: GraphNode): readonly number[] {
    return this.shapes.get(this.constantOf(inputsOf(node)[1])) ?? [];
  }

  private constantOf(name: string | undefined): string {
    const node = this.nodes.get(name ?? "");
    if (node?.op === "Const") return node.name;
    throw refusal(networkWords.graphBranches);
  }
}

/** Strides and padding of a convolution or a pooling. */
function movesOf(node: GraphNode): Json {
  const padding = textsIn(node, "padding")[0]?.toLowerCase();
  const format = textsIn(node, "data_format")[0] ?? "NHWC";
  if (format !== "NHWC") throw refusal(networkWords.channelsFirst(tidyName(node.name)));
  if (padding !== "same" && padding !== "valid") throw unreadable(node.op);
  return { strides: sides(node, "strides"), padding };
}

/** The middle two of a list of four numbers, which has the batch first and the channels last. */
function sides(node: GraphNode, name: string): readonly number[] {
  const [batch, height, width, channels, ...more] = (node.attr?.[name]?.list?.i ?? []).map(Number);
  if (batch !== 1 || channels !== 1 || more.length > 0) throw unreadable(node.op);
  return [height!, width!];
}

const flag = ({ attr }: GraphNode, name: string) => attr?.[name]?.b === true;

function textsIn({ attr }: GraphNode, name: string): readonly string[] {
  const { s, list } = attr?.[name] ?? {};
  return [...(list?.s ?? []), ...(s === undefined ? [] : [s])].map(graphText);
}

/** A placeholder's shape; an axis of any length is null. */
function shapeIn({ attr }: GraphNode): readonly (number | null)[] {
  const sizes = (attr?.shape?.shape?.dim ?? []).map(({ size }) => Number(size));
  return sizes.map((size) => (size > 0 ? size : null));
}

/** The names of the nodes that a node takes values from. */
const inputsOf = ({ input = [] }: GraphNode): readonly string[] =>
  input.filter((each) => !each.startsWith("^")).map(nodeNameOf);
