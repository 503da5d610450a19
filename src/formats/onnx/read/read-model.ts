import { engineWords } from "../../../words/engines";
import { networkWords } from "../../../words/networks";
import { joinedBytes } from "../../joined-bytes";
import { tidyName } from "../../layers-model/labels";
import type {
  Operation,
  OperationAttribute,
  OperationGraph,
  Port,
  StoredTensor,
} from "../../operations/operation-graph";
import { type Field, readFields, unpacked } from "../../protocol-buffers";
import { refusal } from "../../refusal";

/** What an ONNX file holds. */
interface OnnxModel extends OperationGraph {
  /** What the file says about itself, by name. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Numbers of fields in onnx.proto3. */
const MODEL = { graph: 7, versions: 8, properties: 14 };
const VERSION = { domain: 1, version: 2 };
const PROPERTY = { key: 1, value: 2 };
const GRAPH = { operation: 1, tensor: 5, input: 11, output: 12, sparse: 15 };
const OPERATION = { input: 1, output: 2, type: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = { name: 1, real: 2, whole: 3, text: 4, tensor: 5, reals: 7, wholes: 8 };
const TENSOR = {
  shape: 1,
  type: 2,
  reals: 4,
  narrow: 5,
  wide: 7,
  name: 8,
  raw: 9,
  doubles: 10,
  location: 14,
};
const PORT = { name: 1, type: 2, tensor: 1, shape: 2, side: 1, length: 1 };

/** The most operations of a network that is read. */
const MOST_OPERATIONS = 2000;

/** Where operations come from that need no name: ONNX's own. */
const OWN_DOMAINS = ["", "ai.onnx"];

/**
 * Reads what an ONNX file says, and nothing that it claims: lengths are held against the bytes that are there.
 * @throws HangerError `import-refused` where it keeps its weights elsewhere
 * @throws Error where it is damaged
 */
export function readOnnxModel(bytes: Uint8Array): OnnxModel {
  let graph: Uint8Array | undefined;
  let version = 0;
  const properties: Record<string, string> = {};
  for (const { number, content } of readFields(bytes)) {
    if (!content) continue;
    if (number === MODEL.graph) graph = content;
    if (number === MODEL.versions) {
      const { texts, wholes } = fieldsOf(content);
      if (OWN_DOMAINS.includes(texts(VERSION.domain)[0] ?? "")) version = wholes(VERSION.version)[0] ?? 0;
    }
    if (number === MODEL.properties) {
      const { texts } = fieldsOf(content);
      properties[texts(PROPERTY.key)[0] ?? ""] = texts(PROPERTY.value)[0] ?? "";
    }
  }
  if (!graph || version === 0) throw new Error("no model");
  const sentences = { operations: networkWords.onnxOperations, form: networkWords.onnxForm };
  return { version, properties, sentences, ...graphIn(graph) };
}

function graphIn(bytes: Uint8Array): Omit<OnnxModel, "version" | "properties" | "sentences"> {
  const { parts } = fieldsOf(bytes);
  if (parts(GRAPH.sparse).length > 0) throw refusal(networkWords.onnxForm("SparseTensor"));
  const written = parts(GRAPH.operation);
  if (written.length === 0) throw new Error("no operations");
  if (written.length > MOST_OPERATIONS) throw refusal(networkWords.onnxTooManyOperations);
  const tensors = new Map(
    parts(GRAPH.tensor)
      .map(tensorIn)
      .map((each) => [each.name, each] as const),
  );
  return {
    operations: written.map(operationIn),
    tensors,
    // Older files list the tensors among the inputs too.
    inputs: parts(GRAPH.input)
      .map(portIn)
      .filter(({ name }) => !tensors.has(name)),
    outputs: parts(GRAPH.output).map(portIn),
  };
}

function operationIn(bytes: Uint8Array): Operation {
  const { texts, parts } = fieldsOf(bytes);
  const [type = ""] = texts(OPERATION.type);
  const [domain = ""] = texts(OPERATION.domain);
  return {
    type: OWN_DOMAINS.includes(domain) ? type : `${domain}.${type}`,
    inputs: texts(OPERATION.input),
    outputs: texts(OPERATION.output),
    attributes: new Map(parts(OPERATION.attribute).map(attributeIn)),
  };
}

function attributeIn(bytes: Uint8Array): readonly [name: string, value: OperationAttribute] {
  const { texts, wholes, reals, parts } = fieldsOf(bytes);
  const [tensor] = parts(ATTRIBUTE.tensor);
  const single = reals(ATTRIBUTE.real)[0] ?? wholes(ATTRIBUTE.whole)[0] ?? texts(ATTRIBUTE.text)[0];
  const many = [...reals(ATTRIBUTE.reals), ...wholes(ATTRIBUTE.wholes)];
  return [texts(ATTRIBUTE.name)[0] ?? "", tensor ? tensorIn(tensor) : (single ?? many)];
}

function portIn(bytes: Uint8Array): Port {
  const { texts, parts } = fieldsOf(bytes);
  const inside = (from: Uint8Array | undefined, number: number) => (from ? fieldsOf(from).parts(number) : []);
  const [tensor] = inside(parts(PORT.type)[0], PORT.tensor);
  const sides = inside(inside(tensor, PORT.shape)[0], PORT.side);
  return {
    name: texts(PORT.name)[0] ?? "",
    shape: sides.map((side) => fieldsOf(side).wholes(PORT.length)[0]),
  };
}

/** Kinds of values by their numbers, and how they lie in a file's bytes. */
const TYPES: Readonly<Record<number, (bytes: Uint8Array<ArrayBuffer>) => ArrayLike<number>>> = {
  1: ({ buffer }) => new Float32Array(buffer),
  6: ({ buffer }) => new Int32Array(buffer),
  7: ({ buffer }) => Float64Array.from(new BigInt64Array(buffer), Number),
  10: ({ buffer }) => Float32Array.from(new Uint16Array(buffer), halfOf),
  11: ({ buffer }) => new Float64Array(buffer),
};

const FLOAT16 = 10;

function tensorIn(bytes: Uint8Array): StoredTensor {
  const { texts, wholes, reals, doubles, parts } = fieldsOf(bytes);
  const [name = ""] = texts(TENSOR.name);
  const shape = wholes(TENSOR.shape);
  if (wholes(TENSOR.location).some((place) => place !== 0)) throw refusal(engineWords.outsideData);
  const [type = 0] = wholes(TENSOR.type);
  const values = (): ArrayLike<number> => {
    const [raw] = parts(TENSOR.raw);
    if (raw) return TYPES[type]!(raw.slice());
    const narrow = wholes(TENSOR.narrow);
    const found = [reals(TENSOR.reals), doubles(TENSOR.doubles), wholes(TENSOR.wide)];
    return found.find(({ length }) => length > 0) ?? (type === FLOAT16 ? narrow.map(halfOf) : narrow);
  };
  const read = () => {
    if (!TYPES[type]) throw refusal(networkWords.onnxValues(tidyName(name)));
    const found = values();
    const count = shape.reduce((product, side) => product * side, 1);
    if (found.length !== count || shape.some((side) => side < 0))
      throw refusal(engineWords.notOnnx, `${name} has ${found.length} values for ${count}`);
    return found;
  };
  return { name, shape, read };
}

/** A number of 16 bits (IEEE 754, binary16). */
function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** The most fields of one message: values that are written one by one count each. */
const MOST_FIELDS = 1_000_000;

/** The fields of a message by their numbers, in each form that they may have. */
function fieldsOf(bytes: Uint8Array) {
  const fields: Field[] = [];
  for (const field of readFields(bytes)) {
    if (fields.length >= MOST_FIELDS) throw new RangeError("too many fields");
    fields.push(field);
  }
  const of = (wanted: number) => fields.filter(({ number }) => number === wanted);
  const parts = (number: number) => of(number).flatMap(({ content }) => content ?? []);
  return {
    /** Messages and bytes. */
    parts,
    texts: (number: number) => parts(number).map((content) => TEXT.decode(content)),
    /** Whole numbers, packed or not. */
    wholes: (number: number) => of(number).flatMap(({ value, content }) => value ?? unpacked(content!)),
    /** Numbers of 4 bytes, packed or not. */
    reals: (number: number) => new Float32Array(joinedBytes(parts(number)).buffer),
    /** Numbers of 8 bytes, packed or not. */
    doubles: (number: number) => new Float64Array(joinedBytes(parts(number)).buffer),
  };
}

const TEXT = new TextDecoder();
