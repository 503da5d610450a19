import {
  type Constant,
  constant,
  FLOAT,
  type GraphFiles,
  graphOf,
  INT,
  list,
  type Node,
  placeholder,
  type Spec,
  text,
} from "./graphs";

interface LayerConfig {
  readonly name: string;
  readonly activation?: string;
  readonly padding?: string;
  readonly strides?: readonly number[];
  readonly pool_size?: readonly number[];
  readonly epsilon?: number;
  readonly target_shape?: readonly number[];
  readonly batch_input_shape?: readonly (number | null)[];
}

interface Layer {
  readonly class_name: string;
  readonly config: LayerConfig;
}

interface LayersJson {
  readonly modelTopology: {
    readonly model_config?: LayersJson["modelTopology"];
    readonly config: { readonly layers: readonly Layer[] };
  };
  readonly weightsManifest: readonly { readonly weights: readonly Spec[] }[];
}

const BYTES: Readonly<Record<string, number>> = { float32: 4, float16: 2, uint8: 1 };

/** Weights as they are stored, by their names. */
function constantsIn({ weightsManifest }: LayersJson, bytes: Uint8Array): ReadonlyMap<string, Constant> {
  let at = 0;
  return new Map(
    weightsManifest
      .flatMap(({ weights }) => weights)
      .map((spec) => {
        const stored = (spec.quantization as { readonly dtype: string } | undefined)?.dtype ?? spec.dtype;
        const length = spec.shape.reduce((product, side) => product * side, BYTES[stored]!);
        const from = at;
        at += length;
        const node: Node = { name: spec.name, op: "Const", attr: { dtype: FLOAT } };
        return [spec.name, { node, spec, bytes: bytes.slice(from, at) }];
      }),
  );
}

const ACTIVATIONS: Readonly<Record<string, string>> = { relu: "Relu", relu6: "Relu6", softmax: "Softmax" };

/** What passes a value on as it is when a network answers. */
const PASSING = ["InputLayer", "Dropout"];

/** Writes a chain of layers as the graph of operations that `tensorflowjs_converter` makes of it. */
export function graphFromLayers(json: LayersJson, bytes: Uint8Array): GraphFiles {
  const { modelTopology } = json;
  const { layers } = (modelTopology.model_config ?? modelTopology).config;
  const weights = constantsIn(json, bytes);
  const sides = layers.find(({ config }) => config.batch_input_shape)!.config.batch_input_shape!;
  const nodes: Node[] = [placeholder("images", FLOAT, ...sides.map((side) => side ?? -1))];
  const own: Constant[] = [];
  const last = () => nodes.at(-1)!.name;
  const add = (name: string, op: string, further: readonly string[] = [], attr: Node["attr"] = {}) =>
    nodes.push({ name, op, input: [last(), ...further], attr: { T: FLOAT, ...attr } });
  const numbers = (name: string, values: readonly number[]) => {
    own.push(constant(name, "int32", [values.length], values));
    return name;
  };
  for (const [i, { class_name: kind, config }] of layers.entries()) {
    const { name } = config;
    const window = () => ({
      padding: text(config.padding!.toUpperCase()),
      strides: list(1, ...config.strides!, 1),
      dilations: list(1, 1, 1, 1),
      data_format: text("NHWC"),
    });
    const weight = (which: string) => weights.get(`${name}/${which}`)?.node.name;
    if (kind === "Conv2D") add(`${name}/Conv2D`, "Conv2D", [weight("kernel")!], window());
    else if (kind === "DepthwiseConv2D")
      add(`${name}/depthwise`, "DepthwiseConv2dNative", [weight("depthwise_kernel")!], window());
    else if (kind === "MaxPooling2D")
      add(`${name}/MaxPool`, "MaxPool", [], { ...window(), ksize: list(1, ...config.pool_size!, 1) });
    else if (kind === "Dense") add(`${name}/MatMul`, "MatMul", [weight("kernel")!]);
    else if (kind === "BatchNormalization") {
      const parts = ["gamma", "beta", "moving_mean", "moving_variance"].map((part) => weight(part)!);
      add(`${name}/batchnorm`, "FusedBatchNormV3", parts, {
        epsilon: { f: config.epsilon! },
        is_training: { b: false },
        data_format: text("NHWC"),
      });
    } else if (kind === "GlobalAveragePooling2D")
      add(`${name}/Mean`, "Mean", [numbers(`${name}/axes`, [1, 2])], { keep_dims: { b: false }, Tidx: INT });
    else if (kind === "Reshape")
      add(`${name}/Reshape`, "Reshape", [numbers(`${name}/shape`, [-1, ...config.target_shape!])]);
    else if (kind === "Flatten") {
      const dense = weights.get(`${layers[i + 1]!.config.name}/kernel`)!;
      add(`${name}/Reshape`, "Reshape", [numbers(`${name}/shape`, [-1, dense.spec.shape[0]!])]);
    } else if (kind !== "Activation" && !PASSING.includes(kind)) throw new Error(`no operation for ${kind}`);
    const bias = kind === "BatchNormalization" ? undefined : weight("bias");
    if (bias) add(`${name}/BiasAdd`, "BiasAdd", [bias]);
    const after = ACTIVATIONS[config.activation ?? ""];
    if (after) add(`${name}/${after}`, after);
  }
  const signature = {
    inputs: { images: { name: "images:0", dtype: "DT_FLOAT" } },
    outputs: { answers: { name: `${last()}:0`, dtype: "DT_FLOAT" } },
  };
  return graphOf(nodes, [...weights.values(), ...own], { signature });
}
