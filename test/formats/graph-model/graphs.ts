/** A node of a graph as `tensorflowjs_converter` writes it. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, object>>;
}

/** A graph model, its weights in one file. */
export interface GraphFiles {
  readonly json: Readonly<Record<string, unknown>>;
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** A weight, as manifests describe it. */
export interface Spec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: object;
}

export const text = (value: string) => ({ s: btoa(value) });
export const list = (...values: readonly number[]) => ({ list: { i: values.map(String) } });
export const shape = (...sides: readonly number[]) => ({
  shape: { dim: sides.map((size) => ({ size: `${size}` })) },
});
export const FLOAT = { type: "DT_FLOAT" };
export const INT = { type: "DT_INT32" };

export const placeholder = (name: string, dtype: object, ...sides: readonly number[]): Node => ({
  name,
  op: "Placeholder",
  attr: { dtype, shape: shape(...sides) },
});

const NUMBERS = { float32: Float32Array, int32: Int32Array };

/** A constant, and its weight. */
export interface Constant {
  readonly node: Node;
  readonly spec: Spec;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A constant of whole or other numbers. */
export function constant(
  name: string,
  dtype: keyof typeof NUMBERS,
  sides: readonly number[],
  values: readonly number[],
): Constant {
  return {
    node: { name, op: "Const", attr: { dtype: dtype === "int32" ? INT : FLOAT } },
    spec: { name, shape: sides, dtype },
    bytes: new Uint8Array(new NUMBERS[dtype](values).buffer),
  };
}

/** Puts nodes and constants together. */
export function graphOf(
  nodes: readonly Node[],
  constants: readonly Constant[],
  more: Readonly<Record<string, unknown>> = {},
): GraphFiles {
  const weights = new Uint8Array(constants.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of constants) {
    weights.set(bytes, at);
    at += bytes.length;
  }
  return {
    weights,
    json: {
      format: "graph-model",
      generatedBy: "2.15.0",
      convertedBy: "TensorFlow.js Converter v4.22.0",
      modelTopology: {
        node: [...constants.map(({ node }) => node), ...nodes],
        library: {},
        versions: { producer: 1286 },
      },
      weightsManifest: [{ paths: ["group1-shard1of1.bin"], weights: constants.map(({ spec }) => spec) }],
      ...more,
    },
  };
}
