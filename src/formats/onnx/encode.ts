import { PbfWriter } from "pbf";

/** The part of ONNX's protocol buffers that a network needs, with the field numbers of onnx.proto3 in ONNX 1.12. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly weights: readonly OnnxTensor[];
  readonly input: OnnxValue;
  readonly output: OnnxValue;
  /** What a file tells of itself to programs that ask for it, by name. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface OnnxNode {
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | string | readonly number[]>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Whole numbers are shapes and the like. */
  readonly values: Float32Array | BigInt64Array;
}

/** An input or output of the graph. An axis given by name may have any length. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

/** The first version of the format with operator set 13, which every runtime since 2020 reads. */
const IR_VERSION = 7;
const OPERATOR_SET = 13;

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_TYPE = { integer: 2, text: 3, integers: 7 };

/** The bytes of an ONNX file. */
export function encodeOnnx(graph: OnnxGraph): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  writer.writeVarintField(1, IR_VERSION);
  writer.writeStringField(2, "Hanger");
  writer.writeMessage(7, writeGraph, graph);
  writer.writeMessage(8, writeOperatorSet, OPERATOR_SET);
  for (const entry of Object.entries(graph.properties ?? {})) writer.writeMessage(14, writeProperty, entry);
  return new Uint8Array(writer.finish());
}

function writeOperatorSet(version: number, writer: PbfWriter): void {
  writer.writeStringField(1, "");
  writer.writeVarintField(2, version);
}

function writeProperty([name, value]: readonly [string, string], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeStringField(2, value);
}

function writeGraph({ name, nodes, weights, input, output }: OnnxGraph, writer: PbfWriter): void {
  for (const node of nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, name);
  for (const tensor of weights) writer.writeMessage(5, writeTensor, tensor);
  writer.writeMessage(11, writeValue, input);
  writer.writeMessage(12, writeValue, output);
}

function writeNode({ name, type, inputs, outputs, attributes = {} }: OnnxNode, writer: PbfWriter): void {
  for (const input of inputs) writer.writeStringField(1, input);
  for (const output of outputs) writer.writeStringField(2, output);
  writer.writeStringField(3, name);
  writer.writeStringField(4, type);
  for (const attribute of Object.entries(attributes)) writer.writeMessage(5, writeAttribute, attribute);
}

type Attribute = readonly [name: string, value: number | string | readonly number[]];

function writeAttribute([name, value]: Attribute, writer: PbfWriter): void {
  writer.writeStringField(1, name);
  if (typeof value === "number") {
    writer.writeVarintField(3, value);
    writer.writeVarintField(20, ATTRIBUTE_TYPE.integer);
  } else if (typeof value === "string") {
    writer.writeStringField(4, value);
    writer.writeVarintField(20, ATTRIBUTE_TYPE.text);
  } else {
    writer.writePackedVarint(8, [...value]);
    writer.writeVarintField(20, ATTRIBUTE_TYPE.integers);
  }
}

function writeTensor({ name, shape, values }: OnnxTensor, writer: PbfWriter): void {
  writer.writePackedVarint(1, [...shape]);
  writer.writeVarintField(2, values instanceof Float32Array ? FLOAT : INT64);
  writer.writeStringField(8, name);
  writer.writeBytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function writeValue({ name, shape }: OnnxValue, writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeMessage(2, writeType, shape);
}

function writeType(shape: OnnxValue["shape"], writer: PbfWriter): void {
  writer.writeMessage(1, writeTensorType, shape);
}

function writeTensorType(shape: OnnxValue["shape"], writer: PbfWriter): void {
  writer.writeVarintField(1, FLOAT);
  writer.writeMessage(2, writeShape, shape);
}

function writeShape(shape: OnnxValue["shape"], writer: PbfWriter): void {
  for (const size of shape) writer.writeMessage(1, writeSize, size);
}

function writeSize(size: number | string, writer: PbfWriter): void {
  if (typeof size === "number") writer.writeVarintField(1, size);
  else writer.writeStringField(2, size);
}
