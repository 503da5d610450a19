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
import {
  arithmeticOptions,
  concatenationOptions,
  convolutionOptions,
  denseOptions,
  encodeTflite,
  poolingOptions,
  reductionOptions,
  reshapeOptions,
  softmaxOptions,
  type TfliteGraph,
  type TfliteOperator,
  type TfliteOperatorType,
  type TfliteTensor,
} from "./encode";
import { table } from "./flatbuffer";
import { inBytes } from "./in-bytes";

export interface TfliteOptions {
  /** How large kernels of convolutions and dense layers are kept; `int8` with a scale for each filter or unit. */
  readonly weights?: "float32" | "int8";
  /** Pictures in a batch, which the file states. Default: one. */
  readonly batch?: number;
}

/**
 * Writes a network as a .tflite file with the same inputs and outputs: `input` [batch, height, width, channels] and
 * `probabilities` [batch, classes]. Kernels in int8 become float32 again when the file is opened, so that every program
 * computes with the same values.
 * @throws HangerError `model-invalid`, which names the layer that has no translation here
 */
export async function toTflite(
  network: LayersModel,
  { weights = "float32", batch = 1 }: TfliteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const graph = new GraphBuilder(weights, [batch, ...inputShapeOf(network)]);
  await writeLayers(network, graph, WRITERS, "tflite");
  return encodeTflite(graph.finish(network.name));
}

/** Smaller kernels save little, and are the first and the last ones, in which rounding shows most. */
const LEAST_IN_BYTES = 16_384;

/** Builds the operators: the first input of each is the output of the last, unless another is told. */
class GraphBuilder implements WrittenGraph<number> {
  private readonly operators: TfliteOperator[] = [];
  private readonly tensors: TfliteTensor[];

  /** Index of a tensor: the input, or the output of the last operator. */
  last = 0;

  constructor(
    private readonly weights: "float32" | "int8",
    private readonly inputShape: readonly number[],
  ) {
    this.tensors = [{ name: "input", shape: inputShape }];
  }

  /**
   * @param sizes Those of the output, without the batch
   * @param others The operator's inputs behind the first, which is `first` or the output of the last operator
   * @returns the index of the output
   */
  add(
    type: TfliteOperatorType,
    name: string,
    sizes: readonly number[],
    options?: TfliteOperator["options"],
    others: readonly number[] = [],
    first = this.last,
  ): number {
    const output = this.addTensor({ name, shape: [this.inputShape[0]!, ...sizes] });
    this.operators.push({ type, inputs: [first, ...others], output, ...(options && { options }) });
    this.last = output;
    return output;
  }

  /** @returns the tensor's index, for the operators that take it */
  addTensor(tensor: TfliteTensor): number {
    return this.tensors.push(tensor) - 1;
  }

  /** A kernel [filters, ...], kept as the file keeps kernels. @returns the index of its values in float32 */
  addKernel({ name, shape, values }: LayerWeight): number {
    const isInOneRow = shape[0] === 1;
    if (this.weights === "float32" || isInOneRow || values.length < LEAST_IN_BYTES) {
      return this.addTensor({ name, shape, data: values });
    }
    const packed = this.addTensor({ name: `${name}/int8`, shape, ...inBytes(values, shape) });
    const output = this.addTensor({ name, shape });
    this.operators.push({ type: "DEQUANTIZE", inputs: [packed], output });
    return output;
  }

  finish(name: string): TfliteGraph {
    return {
      name,
      tensors: this.tensors,
      operators: this.operators,
      input: { name: "input", tensor: 0 },
      output: { name: "probabilities", tensor: this.last },
    };
  }
}

type Writer = LayerWriter<number, GraphBuilder>;

const WRITERS: Readonly<Record<string, Writer>> = {
  Activation: (layer, graph) =>
    activate(activationOf(layer, ACTIVATION_NAMES, "tflite"), layer.name, sizesOf(layer, "output"), graph),
  Add: (layer, graph, inputs) => addInTurn("ADD", layer, graph, inputs),
  Average(layer, graph, inputs) {
    addInTurn("ADD", layer, graph, inputs);
    addConstant("MUL", layer, graph, Float32Array.of(1 / inputs.length));
  },
  AveragePooling2D: (layer, graph) => addPooling("AVERAGE_POOL_2D", layer, graph),
  async BatchNormalization(layer, graph) {
    if (!isLastAxis(layer)) throw noLayerIn(layer, "tflite");
    const { scale, shift } = await normalisationOf(layer);
    addConstant("MUL", layer, graph, scale);
    addConstant("ADD", layer, graph, shift);
  },
  Concatenate(layer, graph, [, ...others]) {
    const options = concatenationOptions(Number(layer.getConfig().axis ?? -1));
    graph.add("CONCATENATION", layer.name, sizesOf(layer, "output"), options, others);
  },
  async Conv2D(layer, graph) {
    await addWeighted("CONV_2D", layer, graph, (activation) =>
      convolutionOptions(windowOf(layer), activation),
    );
  },
  async Dense(layer, graph) {
    const keepsAxes = sizesOf(layer, "input").length > 1;
    await addWeighted("FULLY_CONNECTED", layer, graph, (activation) => denseOptions(activation, keepsAxes));
  },
  async DepthwiseConv2D(layer, graph) {
    const each = Number(layer.getConfig().depthMultiplier ?? 1);
    await addWeighted("DEPTHWISE_CONV_2D", layer, graph, (activation) =>
      convolutionOptions(windowOf(layer), activation, each),
    );
  },
  Flatten: addReshape,
  GlobalAveragePooling2D: (layer, graph) => addReduction("MEAN", layer, graph),
  GlobalMaxPooling2D: (layer, graph) => addReduction("REDUCE_MAX", layer, graph),
  LeakyReLU(layer, graph) {
    const channels = sizesOf(layer, "output").at(-1)!;
    const data = new Float32Array(channels).fill(Number(layer.getConfig().alpha));
    const slopes = graph.addTensor({ name: `${layer.name}/slopes`, shape: [1, 1, channels], data });
    graph.add("PRELU", layer.name, sizesOf(layer, "output"), undefined, [slopes]);
  },
  MaxPooling2D: (layer, graph) => addPooling("MAX_POOL_2D", layer, graph),
  Multiply: (layer, graph, inputs) => addInTurn("MUL", layer, graph, inputs),
  ReLU(layer, graph) {
    const most = layer.getConfig().maxValue;
    if (typeof most === "number" && most !== 6) throw noLayerIn(layer, "tflite");
    graph.add(most === 6 ? "RELU6" : "RELU", layer.name, sizesOf(layer, "output"));
  },
  Rescaling(layer, graph) {
    const { scale, offset } = layer.getConfig() as { readonly scale: number; readonly offset: number };
    addConstant("MUL", layer, graph, Float32Array.of(scale));
    addConstant("ADD", layer, graph, Float32Array.of(offset));
  },
  Reshape: addReshape,
  SeparableConv2D: addSeparable,
  Softmax(layer, graph) {
    if (!isLastAxis(layer)) throw noLayerIn(layer, "tflite");
    graph.add("SOFTMAX", layer.name, sizesOf(layer, "output"), softmaxOptions());
  },
  ZeroPadding2D(layer, graph) {
    const { before, after } = paddingOf(layer);
    const [[top, left], [bottom, right]] = [before, after];
    const data = Int32Array.of(0, 0, top, bottom, left, right, 0, 0);
    const padding = graph.addTensor({ name: `${layer.name}/padding`, shape: [4, 2], data });
    graph.add("PAD", layer.name, sizesOf(layer, "output"), table(), [padding]);
  },
};

/** Operators that take two inputs, one after the other. */
function addInTurn(type: "ADD" | "MUL", layer: Layer, graph: GraphBuilder, [, ...others]: readonly number[]) {
  for (const other of others)
    graph.add(type, layer.name, sizesOf(layer, "output"), arithmeticOptions(), [other]);
}

/** A sum or a product with one value, or with one for each channel. */
function addConstant(type: "ADD" | "MUL", layer: Layer, graph: GraphBuilder, data: Float32Array): void {
  const constant = graph.addTensor({ name: `${layer.name}/${type}`, shape: [data.length], data });
  graph.add(type, layer.name, sizesOf(layer, "output"), arithmeticOptions(), [constant]);
}

function addReduction(type: "MEAN" | "REDUCE_MAX", layer: Layer, graph: GraphBuilder): void {
  const axes = graph.addTensor({ name: `${layer.name}/axes`, shape: [2], data: Int32Array.of(1, 2) });
  graph.add(type, layer.name, sizesOf(layer, "output"), reductionOptions(), [axes]);
}

function addReshape(layer: Layer, graph: GraphBuilder): void {
  const sizes = sizesOf(layer, "output");
  const data = Int32Array.of(-1, ...sizes);
  const shape = graph.addTensor({ name: `${layer.name}/shape`, shape: [data.length], data });
  graph.add("RESHAPE", layer.name, sizes, reshapeOptions([-1, ...sizes]), [shape]);
}

function addPooling(type: TfliteOperatorType, layer: Layer, graph: GraphBuilder): void {
  graph.add(type, layer.name, sizesOf(layer, "output"), poolingOptions(windowOf(layer)));
}

/** A convolution or a dense layer, with what follows its sum. */
async function addWeighted(
  type: TfliteOperatorType,
  layer: Layer,
  graph: GraphBuilder,
  optionsOf: (activation: "linear" | "relu") => TfliteOperator["options"],
): Promise<void> {
  const [kernel, bias] = await layerWeights(layer);
  addSum(type, layer, graph, kernel!, bias, optionsOf);
}

/** A depthwise convolution, and a convolution of single pixels behind it. */
async function addSeparable(layer: Layer, graph: GraphBuilder): Promise<void> {
  const [byChannel, ofPixels, bias] = await layerWeights(layer);
  const [height, width] = sizesOf(layer, "output");
  const row = inOneRow(byChannel!);
  const channels = row.shape[3]!;
  const data = new Float32Array(channels);
  const constants = [
    graph.addKernel(row),
    graph.addTensor({ name: `${layer.name}/none`, shape: [channels], data }),
  ];
  const options = convolutionOptions(windowOf(layer), "linear", byChannel!.shape[3]);
  const sizes = [height!, width!, channels];
  graph.add("DEPTHWISE_CONV_2D", `${layer.name}/by channel`, sizes, options, constants);
  addSum("CONV_2D", layer, graph, ofPixels!, bias, (activation) =>
    convolutionOptions(SINGLE_PIXELS, activation),
  );
}

const SINGLE_PIXELS = { size: [1, 1], strides: [1, 1], dilations: [1, 1], padding: "valid" } as const;

function addSum(
  type: TfliteOperatorType,
  layer: Layer,
  graph: GraphBuilder,
  kernel: LayerWeight,
  bias: LayerWeight | undefined,
  optionsOf: (activation: "linear" | "relu") => TfliteOperator["options"],
): void {
  const activation = activationOf(layer, ACTIVATION_NAMES, "tflite");
  const turned = type === "DEPTHWISE_CONV_2D" ? inOneRow(kernel) : withFiltersFirst(kernel);
  const filters = turned.shape[type === "DEPTHWISE_CONV_2D" ? 3 : 0]!;
  const constants = [
    graph.addKernel(turned),
    graph.addTensor({
      name: `${layer.name}/bias`,
      shape: [filters],
      data: bias?.values ?? new Float32Array(filters),
    }),
  ];
  const sizes = sizesOf(layer, "output");
  const isOwn = activation === "linear" || activation === "relu";
  const sum = isOwn ? layer.name : `${layer.name}/sum`;
  graph.add(type, sum, sizes, optionsOf(isOwn ? activation : "linear"), constants);
  if (!isOwn) activate(activation, layer.name, sizes, graph);
}

/** Activations by TensorFlow.js's names that the format can compute. */
const ACTIVATION_NAMES = ["relu", "relu6", "sigmoid", "softmax", "softsign", "tanh"] as const;

function activate(
  activation: (typeof ACTIVATION_NAMES)[number] | "linear",
  name: string,
  sizes: readonly number[],
  graph: GraphBuilder,
): void {
  if (activation === "relu") graph.add("RELU", name, sizes);
  if (activation === "relu6") graph.add("RELU6", name, sizes);
  if (activation === "sigmoid") graph.add("LOGISTIC", name, sizes);
  if (activation === "tanh") graph.add("TANH", name, sizes);
  if (activation === "softmax") graph.add("SOFTMAX", name, sizes, softmaxOptions());
  if (activation !== "softsign") return;
  // There is no operator for x / (1 + |x|).
  const x = graph.last;
  const one = graph.addTensor({ name: `${name}/one`, shape: [1], data: Float32Array.of(1) });
  graph.add("ABS", `${name}/size`, sizes);
  const divisor = graph.add("ADD", `${name}/divisor`, sizes, arithmeticOptions(), [one]);
  graph.add("DIV", name, sizes, arithmeticOptions(), [divisor], x);
}

/** A depthwise kernel [height, width, channels, each] as [1, height, width, channels * each]. */
function inOneRow({ name, shape, values }: LayerWeight): LayerWeight {
  const [height = 1, width = 1, channels = 1, each = 1] = shape;
  return { name, shape: [1, height, width, channels * each], values };
}

/** TensorFlow Lite has the last axis of TensorFlow.js's kernels first. */
function withFiltersFirst({ name, shape, values }: LayerWeight): LayerWeight {
  const filters = shape.at(-1)!;
  const length = values.length / filters;
  const turned = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    turned[(at % filters) * length + Math.floor(at / filters)] = values[at]!;
  }
  return { name, shape: [filters, ...shape.slice(0, -1)], values: turned };
}
