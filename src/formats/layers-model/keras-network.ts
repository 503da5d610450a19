import {
  array,
  type InferOutput,
  looseObject,
  maxLength,
  optional,
  pipe,
  regex,
  safeParse,
  string,
  unknown,
} from "valibot";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { ACTIVATIONS, LAYER_KINDS } from "./layer-kinds";

/** A layer of an imported network, with the settings that are kept. */
export interface KerasLayer {
  readonly kind: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers whose outputs are its inputs. */
  readonly from: readonly string[];
}

/** An imported network: its layers, each after those it depends on. */
export interface KerasNetwork {
  readonly layers: readonly KerasLayer[];
  /** Without the batch axis. */
  readonly inputShape: readonly number[];
}

const MOST_LAYERS = 200;
const MOST_VALUE = 1e6;

const layerSchema = looseObject({
  class_name: pipe(string(), maxLength(100)),
  config: looseObject({ name: pipe(string(), regex(/^[A-Za-z0-9][\w.-]{0,99}$/)) }),
  inbound_nodes: optional(unknown()),
});
const layersSchema = pipe(array(layerSchema), maxLength(MOST_LAYERS));
type RawLayer = InferOutput<typeof layerSchema>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads the network that a `modelTopology` describes, in the formats of Keras 2, Keras 3 and TensorFlow.js.
 * @throws HangerError `import-refused` if it is none, or has layers that are not supported
 */
export function readKerasNetwork(modelTopology: unknown): KerasNetwork {
  if (!isObject(modelTopology)) throw refusal(networkWords.unknownNetwork);
  const model = isObject(modelTopology.model_config) ? modelTopology.model_config : modelTopology;
  const { class_name: kind, config } = model;
  if (kind === "Sequential") return readSequential(config);
  if ((kind === "Functional" || kind === "Model") && isObject(config)) return readFunctional(config);
  throw refusal(networkWords.unknownNetwork, `class_name ${`${JSON.stringify(kind)}`.slice(0, 100)}`);
}

function readSequential(config: unknown): KerasNetwork {
  const raw = readLayers(isObject(config) ? config.layers : config);
  const built = isObject(config) ? config.build_input_shape : undefined;
  const inputShape = shapeOf(raw[0]) ?? withoutBatch(built);
  const layers = raw.map((layer, i) => readLayer(layer, i === 0 ? [] : [raw[i - 1]!.config.name]));
  return { layers, inputShape: requireShape(inputShape) };
}

function readFunctional(config: Readonly<Record<string, unknown>>): KerasNetwork {
  const raw = readLayers(config.layers);
  const input = endOf(config.input_layers, "input");
  const output = endOf(config.output_layers, "output");
  const first = raw.find(({ class_name: kind, config: { name } }) => kind === "InputLayer" && name === input);
  const layers = raw.map((layer) => readLayer(layer, layer === first ? [] : sourcesOf(layer)));
  return { layers: inOrder(layers, output), inputShape: requireShape(shapeOf(first)) };
}

function readLayers(value: unknown): readonly RawLayer[] {
  const { success, output, issues } = safeParse(layersSchema, value);
  if (!success) throw refusal(networkWords.unknownNetwork, issues[0].message);
  if (output.length === 0) throw refusal(networkWords.noLayers);
  if (new Set(output.map(({ config }) => config.name)).size < output.length) {
    throw refusal(networkWords.sameNames);
  }
  return output;
}

function readLayer({ class_name: kind, config }: RawLayer, from: readonly string[]): KerasLayer {
  const known = Object.hasOwn(LAYER_KINDS, kind) ? LAYER_KINDS[kind] : undefined;
  if (!known) {
    throw refusal(networkWords.unknownLayer(kind));
  }
  for (const [key, values] of Object.entries(known.only ?? {})) {
    if (key in config && !values.includes(config[key])) {
      throw refusal(networkWords.unknownSetting(key, config.name));
    }
  }
  if (config.data_format === "channels_first") {
    throw refusal(networkWords.channelsFirst(config.name));
  }
  const taken = known.keys.filter((key) => config[key] !== undefined);
  return {
    kind,
    name: config.name,
    from,
    config: Object.fromEntries(taken.map((key) => [key, read(key, config)])),
  };
}

function read(key: string, config: RawLayer["config"]): unknown {
  const value = config[key];
  if (key === "activation") return readActivation(value ?? "linear");
  // Keras 2 writes the axis of a normalisation as a list with one element.
  if (key === "axis" && Array.isArray(value) && value.length === 1) return value[0];
  if (!isPlain(value)) throw refusal(networkWords.untrueSetting(key, config.name));
  return value;
}

function readActivation(value: unknown): string {
  if (typeof value === "string" && ACTIVATIONS.includes(value)) return value;
  throw refusal(
    typeof value === "string"
      ? networkWords.unknownActivation(value.slice(0, 40))
      : networkWords.untrueActivation,
  );
}

/** Whether a value can be a setting of a layer: a number of plausible size, a boolean, a short text, or a short list of these. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Math.abs(value) <= MOST_VALUE;
  if (typeof value === "string") return value.length <= 40;
  if (Array.isArray(value))
    return depth < 2 && value.length <= 8 && value.every((each) => isPlain(each, depth + 1));
  return typeof value === "boolean" || value === null;
}

function withoutBatch(shape: unknown): readonly number[] | undefined {
  return Array.isArray(shape) ? (shape.slice(1) as number[]) : undefined;
}

function shapeOf(layer: RawLayer | undefined): readonly number[] | undefined {
  const config = layer?.config;
  return withoutBatch(config?.batch_input_shape) ?? withoutBatch(config?.batch_shape);
}

function requireShape(shape: readonly unknown[] | undefined): readonly number[] {
  if (shape?.every((size) => Number.isInteger(size))) return shape as readonly number[];
  throw refusal(networkWords.noInputShape);
}

/** The name of the only input or output layer, from `[[name, 0, 0]]`, or `[name, 0, 0]` in Keras 3. */
function endOf(value: unknown, which: "input" | "output"): string {
  const [end, ...more] = Array.isArray(value) && Array.isArray(value[0]) ? value : [value];
  const name: unknown = Array.isArray(end) ? end[0] : undefined;
  if (typeof name === "string" && more.length === 0) return name;
  throw refusal(networkWords.moreThanOne[which]);
}

/** The names of a layer's inputs, from `[[[name, 0, 0, {}], ...]]`, or `[{args: [tensor or [tensors]]}]` in Keras 3. */
function sourcesOf({ config: { name }, inbound_nodes: nodes }: RawLayer): readonly string[] {
  const [node, ...more] = Array.isArray(nodes) ? nodes : [];
  if (node === undefined || more.length > 0) {
    throw refusal(networkWords.usedOften(name));
  }
  const tensors: readonly unknown[] = isObject(node) ? [node.args].flat(2) : [node].flat();
  const names = tensors.map((tensor) => {
    if (Array.isArray(tensor)) return tensor[0];
    const config = isObject(tensor) && isObject(tensor.config) ? tensor.config : {};
    return Array.isArray(config.keras_history) ? config.keras_history[0] : undefined;
  });
  if (names.length > 0 && names.every((each) => typeof each === "string")) return names;
  throw refusal(networkWords.unknownNetwork, `inbound_nodes of ${name}`);
}

/** The layers that the output needs, in topological order. A network with a cycle has none. */
function inOrder(layers: readonly KerasLayer[], output: string): readonly KerasLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const done = new Set<KerasLayer>();
  const open = new Set<string>();
  const visit = (name: string) => {
    const layer = byName.get(name);
    if (!layer || open.has(name)) throw refusal(networkWords.unknownNetwork, `no way to the layer ${name}`);
    if (done.has(layer)) return;
    open.add(name);
    layer.from.forEach(visit);
    open.delete(name);
    done.add(layer);
  };
  visit(output);
  return [...done];
}
