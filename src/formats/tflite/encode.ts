import { byte, type FlatObject, flatFile, float, int, ints, table, tables, text, vector } from "./flatbuffer";

/** The part of TensorFlow Lite's format that a network needs, with the numbers of its schema, version 3. */
export interface TfliteGraph {
  readonly name: string;
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  /** Index of the tensor, and its name for programs. */
  readonly input: TfliteValue;
  readonly output: TfliteValue;
}

interface TfliteValue {
  readonly name: string;
  readonly tensor: number;
}

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Constants: float32, int32, or int8 with a scale for each index of the first axis. */
  readonly data?: Float32Array | Int32Array | Int8Array;
  readonly scales?: Float32Array;
}

export interface TfliteOperator {
  readonly type: TfliteOperatorType;
  readonly inputs: readonly number[];
  readonly output: number;
  readonly options?: FlatObject;
}

const VERSION = 3;

/** Numbers of operators and of their options, and the first version of the operator that does what is asked here. */
const OPERATORS = {
  ABS: { code: 101, options: 0, version: 1 },
  ADD: { code: 0, options: 11, version: 1 },
  AVERAGE_POOL_2D: { code: 1, options: 5, version: 1 },
  CONCATENATION: { code: 2, options: 10, version: 1 },
  CONV_2D: { code: 3, options: 1, version: 1 },
  DEPTHWISE_CONV_2D: { code: 4, options: 2, version: 2 },
  DEQUANTIZE: { code: 6, options: 0, version: 5 },
  DIV: { code: 42, options: 29, version: 1 },
  FULLY_CONNECTED: { code: 9, options: 8, version: 5 },
  LOGISTIC: { code: 14, options: 0, version: 1 },
  MAX_POOL_2D: { code: 17, options: 5, version: 1 },
  MUL: { code: 18, options: 21, version: 1 },
  PAD: { code: 34, options: 22, version: 1 },
  REDUCE_MAX: { code: 82, options: 27, version: 1 },
  PRELU: { code: 54, options: 0, version: 1 },
  RELU: { code: 19, options: 0, version: 1 },
  RELU6: { code: 21, options: 0, version: 1 },
  RESHAPE: { code: 22, options: 17, version: 1 },
  SOFTMAX: { code: 25, options: 9, version: 1 },
  TANH: { code: 28, options: 0, version: 1 },
  MEAN: { code: 40, options: 27, version: 1 },
} as const;

export type TfliteOperatorType = keyof typeof OPERATORS;

const TENSOR_TYPE = { float32: 0, int32: 2, int8: 9 };

/** In a buffer that is used in place; the fastest kernels load this many bytes at once. */
const DATA_ALIGNMENT = 16;

/** The bytes of a .tflite file. */
export function encodeTflite(graph: TfliteGraph): Uint8Array<ArrayBuffer> {
  const types = [...new Set(graph.operators.map(({ type }) => type))];
  const constants = graph.tensors.filter(({ data }) => data);
  const model = table(
    int(VERSION),
    tables(types.map(operatorCode)),
    tables([subgraph(graph, types, constants)]),
    text("Hanger"),
    // The first buffer is empty: it stands for all values that are no constants.
    tables([table(), ...constants.map(({ data }) => table(vector(bytesOf(data!), DATA_ALIGNMENT)))]),
    undefined,
    undefined,
    tables([signature(graph)]),
  );
  return flatFile(model, "TFL3");
}

const bytesOf = (data: Float32Array | Int32Array | Int8Array) =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** The number of the operator is there twice: older readers know the byte alone. */
function operatorCode(type: TfliteOperatorType): FlatObject {
  const { code, version } = OPERATORS[type];
  return table(byte(code), undefined, int(version), int(code));
}

function subgraph(
  { name, tensors, operators, input, output }: TfliteGraph,
  types: readonly TfliteOperatorType[],
  constants: readonly TfliteTensor[],
): FlatObject {
  return table(
    tables(tensors.map((each) => tensor(each, constants.indexOf(each) + 1))),
    ints([input.tensor]),
    ints([output.tensor]),
    tables(operators.map((each) => operator(each, types.indexOf(each.type)))),
    text(name),
  );
}

function tensor({ name, shape, data, scales }: TfliteTensor, buffer: number): FlatObject {
  const type =
    data instanceof Int8Array ? "int8" : data instanceof Int32Array ? "int32" : ("float32" as const);
  return table(
    ints(shape),
    byte(TENSOR_TYPE[type]),
    int(buffer),
    text(name),
    scales && table(undefined, undefined, vector(scales), vector(new BigInt64Array(scales.length))),
  );
}

function operator({ type, inputs, output, options }: TfliteOperator, code: number): FlatObject {
  return table(int(code), ints(inputs), ints([output]), byte(options ? OPERATORS[type].options : 0), options);
}

function signature({ input, output }: TfliteGraph): FlatObject {
  const named = ({ name, tensor }: TfliteValue) => tables([table(text(name), int(tensor))]);
  return table(named(input), named(output), text("serving_default"), undefined, int(0));
}

const PADDING = { same: 0, valid: 1 };
const ACTIVATION = { linear: 0, relu: 1 };

interface TfliteWindow {
  readonly size: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  readonly dilations: readonly [height: number, width: number];
  readonly padding: keyof typeof PADDING;
}

export type TfliteActivation = keyof typeof ACTIVATION;

/** @param each Of a depthwise convolution, the outputs for each channel */
export const convolutionOptions = (
  { padding, strides, dilations }: TfliteWindow,
  activation: TfliteActivation,
  each?: number,
): FlatObject =>
  table(
    byte(PADDING[padding]),
    int(strides[1]),
    int(strides[0]),
    ...(each === undefined ? [] : [int(each)]),
    byte(ACTIVATION[activation]),
    int(dilations[1]),
    int(dilations[0]),
  );

export const concatenationOptions = (axis: number): FlatObject => table(int(axis), byte(ACTIVATION.linear));

export const poolingOptions = ({ padding, strides, size }: TfliteWindow): FlatObject =>
  table(byte(PADDING[padding]), int(strides[1]), int(strides[0]), int(size[1]), int(size[0]));

export const denseOptions = (activation: TfliteActivation, keepsAxes: boolean): FlatObject =>
  table(byte(ACTIVATION[activation]), byte(0), byte(keepsAxes ? 1 : 0));

/** Of sums, products and quotients: no activation follows. */
export const arithmeticOptions = (): FlatObject => table(byte(ACTIVATION.linear));

export const softmaxOptions = (): FlatObject => table(float(1));

export const reshapeOptions = (shape: readonly number[]): FlatObject => table(ints(shape));

/** Of means and maxima over axes that are then left out. */
export const reductionOptions = (): FlatObject => table(byte(0));
