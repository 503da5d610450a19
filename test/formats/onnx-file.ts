import { PbfWriter } from "pbf";
import { ONNX_INPUT, ONNX_OUTPUT } from "../../src/formats/onnx";

/** A number with a point, which ONNX tells from whole ones. */
export interface Real {
  readonly real: number;
}

export type Attributes = Readonly<Record<string, number | Real | string | readonly number[] | Constant>>;

/** Values of a file, in one of the forms in which exporters write them. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** By default `raw` for numbers with a point. */
  readonly as?: "raw" | "packed" | "half" | "double" | "whole";
}

export type Node = readonly [
  type: string,
  inputs: readonly string[],
  output: string,
  attributes?: Attributes,
];

export interface OnnxFile {
  /** With the batch; a text where it may have any length. */
  readonly input: readonly (number | string)[];
  readonly classes: number;
  readonly nodes: readonly Node[];
  readonly constants: Readonly<Record<string, Constant>>;
  readonly version?: number;
  readonly properties?: Readonly<Record<string, string>>;
  /** As older files do. */
  readonly listsConstants?: boolean;
}

export const whole = (...values: number[]): Constant => ({ shape: [values.length], values, as: "whole" });

type Bytes = Uint8Array<ArrayBuffer>;

/** A message, written by hand: what is written is what other programs write, and more than Hanger's own writer needs. */
function message(write: (writer: PbfWriter) => void): Bytes {
  const writer = new PbfWriter();
  write(writer);
  return new Uint8Array(writer.finish());
}

const TYPES = { raw: 1, packed: 1, half: 10, double: 11, whole: 7 };

function tensor(name: string, { shape, values, as = "raw" }: Constant): Bytes {
  return message((writer) => {
    writer.writePackedVarint(1, [...shape]);
    writer.writeVarintField(2, TYPES[as]);
    writer.writeStringField(8, name);
    if (as === "packed") writer.writePackedFloat(4, [...values]);
    if (as === "double") writer.writePackedDouble(10, [...values]);
    if (as === "whole") writer.writePackedVarint(7, [...values]);
    if (as === "half") writer.writePackedVarint(5, values.map(halfBits));
    if (as === "raw") writer.writeBytesField(9, new Uint8Array(Float32Array.from(values).buffer));
  });
}

/** Half a precision's bits of a number that it holds exactly, such as -1.25. */
function halfBits(value: number): number {
  const [bits] = new Uint32Array(Float32Array.of(value).buffer);
  return value === 0 ? 0 : ((bits! >>> 16) & 0x8000) | (((bits! >>> 13) & 0x3ffff) - (112 << 10));
}

function attribute(name: string, value: Attributes[string]): Bytes {
  return message((writer) => {
    writer.writeStringField(1, name);
    if (typeof value === "number") writer.writeVarintField(3, value);
    else if (typeof value === "string") writer.writeStringField(4, value);
    else if ("real" in value) writer.writeFloatField(2, value.real);
    else if ("shape" in value) writer.writeBytesField(5, tensor("", value));
    else writer.writePackedVarint(8, [...value]);
    const type =
      typeof value === "number"
        ? 2
        : typeof value === "string"
          ? 3
          : "real" in value
            ? 1
            : "shape" in value
              ? 4
              : 7;
    writer.writeVarintField(20, type);
  });
}

function port(name: string, shape: readonly (number | string)[], type = TYPES.raw): Bytes {
  const sides = shape.map((side) =>
    message((writer) =>
      typeof side === "number" ? writer.writeVarintField(1, side) : writer.writeStringField(2, side),
    ),
  );
  const shaped = message((writer) => {
    for (const side of sides) writer.writeBytesField(1, side);
  });
  const typed = message((writer) => {
    writer.writeVarintField(1, type);
    writer.writeBytesField(2, shaped);
  });
  return message((writer) => {
    writer.writeStringField(1, name);
    writer.writeBytesField(
      2,
      message((inner) => inner.writeBytesField(1, typed)),
    );
  });
}

/** The bytes of an ONNX file whose input and output are called as Hanger's own. */
export function onnxFile({
  input,
  classes,
  nodes,
  constants,
  version = 13,
  properties = {},
  listsConstants = false,
}: OnnxFile): Bytes {
  const graph = message((writer) => {
    for (const [type, inputs, output, attributes = {}] of nodes) {
      writer.writeBytesField(
        1,
        message((node) => {
          for (const each of inputs) node.writeStringField(1, each);
          node.writeStringField(2, output);
          node.writeStringField(3, output);
          node.writeStringField(4, type);
          for (const [name, value] of Object.entries(attributes))
            node.writeBytesField(5, attribute(name, value));
        }),
      );
    }
    writer.writeStringField(2, "made by a test");
    for (const [name, values] of Object.entries(constants)) writer.writeBytesField(5, tensor(name, values));
    writer.writeBytesField(11, port(ONNX_INPUT, input));
    if (listsConstants)
      for (const [name, { shape, as = "raw" }] of Object.entries(constants))
        writer.writeBytesField(11, port(name, shape, TYPES[as]));
    writer.writeBytesField(12, port(ONNX_OUTPUT, [input[0]!, classes]));
  });
  return message((writer) => {
    writer.writeVarintField(1, listsConstants ? 3 : 7);
    writer.writeBytesField(7, graph);
    writer.writeBytesField(
      8,
      message((own) => own.writeVarintField(2, version)),
    );
    for (const [name, value] of Object.entries(properties)) {
      writer.writeBytesField(
        14,
        message((entry) => {
          entry.writeStringField(1, name);
          entry.writeStringField(2, value);
        }),
      );
    }
  });
}
