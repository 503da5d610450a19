import {
  array,
  boolean,
  type InferOutput,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  regex,
  string,
  union,
} from "valibot";

/** The most operations of a graph. That of a large network has a few thousand. */
const MOST_NODES = 50_000;

const text = pipe(string(), minLength(1), maxLength(400));
/** Numbers of 64 bits are written as text. */
const whole = union([pipe(number(), integer()), pipe(string(), regex(/^-?\d{1,19}$/))]);
const real = union([number(), pipe(string(), regex(/^(NaN|-?Infinity)$/))]);
/** Bytes: in base64, or each by its number. */
const bytes = union([
  pipe(string(), maxLength(4000)),
  pipe(array(pipe(number(), integer(), minValue(0), maxValue(255))), maxLength(4000)),
]);
const type = union([pipe(string(), maxLength(40)), pipe(number(), integer())]);
const shape = object({
  unknownRank: optional(boolean()),
  dim: optional(pipe(array(object({ size: optional(whole) })), maxLength(8))),
});
const func = object({ name: text });
const many = <T extends Parameters<typeof array>[0]>(item: T) =>
  optional(pipe(array(item), maxLength(MOST_NODES)));

/** What an operation is set to. The values of constants are left out: they are among the weights. */
const attribute = object({
  s: optional(bytes),
  i: optional(whole),
  f: optional(real),
  b: optional(boolean()),
  type: optional(type),
  shape: optional(shape),
  func: optional(func),
  list: optional(
    object({
      s: many(bytes),
      i: many(whole),
      f: many(real),
      b: many(boolean()),
      type: many(type),
      shape: many(shape),
      func: many(func),
    }),
  ),
});

const node = object({
  name: text,
  op: text,
  input: many(text),
  attr: optional(record(text, attribute)),
});

const argument = object({ name: text, type: optional(type) });

const graphFunction = object({
  signature: object({ name: text, inputArg: many(argument), outputArg: many(argument) }),
  nodeDef: many(node),
  ret: optional(record(text, text)),
});

/** A `modelTopology`: TensorFlow's GraphDef as JSON. What Hanger does not read is dropped. */
export const graphSchema = object({
  node: pipe(array(node), minLength(1), maxLength(MOST_NODES)),
  library: optional(object({ function: optional(pipe(array(graphFunction), maxLength(1000))) })),
});

const ends = optional(
  record(text, object({ name: text, dtype: optional(type), tensorShape: optional(shape) })),
);

/** What goes in and comes out; older converters leave it out. */
export const signatureSchema = optional(object({ inputs: ends, outputs: ends }));

export type Graph = InferOutput<typeof graphSchema>;
export type GraphNode = InferOutput<typeof node>;
export type GraphSignature = NonNullable<InferOutput<typeof signatureSchema>>;
export type GraphAttribute = InferOutput<typeof attribute>;
export type GraphShape = InferOutput<typeof shape>;
