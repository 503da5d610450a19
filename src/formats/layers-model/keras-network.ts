import {
  array,
  type InferOutput,
  looseObject,
  maxLength,
  minLength,
  optional,
  pipe,
  safeParse,
  string,
  unknown,
} from "valibot";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { parseJson } from "./json";
import { tidyName } from "./labels";
import {
  ACTIVATION_LAYERS,
  ACTIVATIONS,
  DOES_NOTHING,
  INPUT,
  KIND_NAMES,
  LAYER_KINDS,
  type LayerKind,
} from "./layer-kinds";

/** A layer of an imported network, with the settings that are kept. */
export interface KerasLayer {
  readonly kind: string;
  /** Of letters, digits, points, hyphens and underscores, and no other layer's. */
  readonly name: string;
  /** What its weights' names begin with in the file, where that is not the name. */
  readonly weightsName?: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Those of each of its weights, where no file has them. */
  readonly values?: readonly (readonly number[])[];
  /** Names of the layers whose outputs are its inputs. */
  readonly from: readonly string[];
}

/** An imported network: its layers, each after those it depends on. */
export interface KerasNetwork {
  readonly layers: readonly KerasLayer[];
  /** Without the batch axis. */
  readonly inputShape: readonly number[];
}

const MOST_LAYERS = 500;
const MOST_VALUE = 1e6;
const DEEPEST = 8;

const layerSchema = looseObject({
  class_name: pipe(string(), maxLength(100)),
  config: looseObject({ name: pipe(string(), minLength(1), maxLength(200)) }),
  inbound_nodes: optional(unknown()),
});
const layersSchema = pipe(array(layerSchema), maxLength(MOST_LAYERS));
type RawLayer = InferOutput<typeof layerSchema>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads the network that a `modelTopology` describes, in the formats of Keras 2, Keras 3 and TensorFlow.js. Networks within
 * the network become its own layers; layers that only do something while training are left out.
 * @throws HangerError `import-refused` if it is none, or has layers that are not supported
 */
export function readKerasNetwork(modelTopology: unknown): KerasNetwork {
  if (!isObject(modelTopology)) throw refusal(networkWords.unknownNetwork);
  const { model_config: written = modelTopology, keras_version: version } = modelTopology;
  const model = typeof written === "string" ? parseJson(written) : written;
  if (!isObject(model)) throw refusal(networkWords.unknownNetwork);
  const other = [...new Set(otherKindsIn(model.class_name, model.config))];
  if (other.length > 0) throw refusal(otherLayers(other));
  const reader = new NetworkReader(typeof version === "string" && /^[3-9]\./.test(version));
  const { inputShape, layers } = reader.read(model.class_name, model.config);
  return { inputShape: requireShape(inputShape), layers };
}

const SEQUENTIAL = ["Sequential"];
const FUNCTIONAL = ["Functional", "Model"];

const isNetwork = (kind: unknown) => [...SEQUENTIAL, ...FUNCTIONAL].includes(kind as string);

/** The kinds of layers in a network, and in those within it, that are not supported. */
function otherKindsIn(kind: unknown, config: unknown, depth = 0): readonly string[] {
  if (!isNetwork(kind) || depth > DEEPEST) return [];
  return readLayers(isObject(config) ? config.layers : config).flatMap(
    ({ class_name: written, config: own }) => {
      if (isNetwork(written)) return otherKindsIn(written, own.config ?? own, depth + 1);
      return DOES_NOTHING.includes(written) || kindNamed(written) ? [] : [written];
    },
  );
}

/** The most kinds that a sentence names. */
const MOST_NAMED = 5;

function otherLayers(kinds: readonly string[]): string {
  const [only, ...more] = kinds.slice(0, MOST_NAMED).map((kind) => tidyName(kind));
  if (more.length === 0) return networkWords.unknownLayer(only!);
  return networkWords.unknownLayers([only!, ...more], kinds.length > MOST_NAMED);
}

/** What is known of a kind of layers, by any of its names. */
function kindNamed(written: string): LayerKind | undefined {
  const kind = KIND_NAMES.get(written) ?? written;
  return Object.hasOwn(LAYER_KINDS, kind) ? LAYER_KINDS[kind] : undefined;
}

/** Where a network lies within another one. */
interface Place {
  /** Names of the networks around it, each with a slash behind it. */
  readonly within: string;
  /** The layer that it takes its input from. */
  readonly from: string;
  readonly depth: number;
}

/** What a layer, or a network, became: the layer whose output is its own. Undefined for an input without a layer. */
type Output = string | undefined;

class NetworkReader {
  private readonly layers: KerasLayer[] = [];
  private readonly names = new Set<string>();

  constructor(private readonly isKeras3: boolean) {}

  read(kind: unknown, config: unknown) {
    this.add(kind, config, undefined);
    return { layers: this.layers, inputShape: inputShapeOf(kind, config) };
  }

  private add(kind: unknown, config: unknown, place: Place | undefined): Output {
    if ((place?.depth ?? 0) > DEEPEST) throw refusal(networkWords.unknownNetwork, "networks within networks");
    if (SEQUENTIAL.includes(kind as string)) return this.addSequential(config, place);
    if (FUNCTIONAL.includes(kind as string) && isObject(config)) return this.addFunctional(config, place);
    throw refusal(networkWords.unknownNetwork, `class_name ${JSON.stringify(kind)}`);
  }

  private addSequential(config: unknown, place: Place | undefined): Output {
    const raw = readLayers(isObject(config) ? config.layers : config);
    return raw.reduce<Output>(
      (from, layer) => this.addLayer(layer, from === undefined ? [] : [from], place),
      place?.from,
    );
  }

  private addFunctional(config: Readonly<Record<string, unknown>>, place: Place | undefined): Output {
    const raw = new Map(readLayers(config.layers).map((layer) => [layer.config.name, layer]));
    const input = endOf(config.input_layers, "input");
    const outputs = new Map<string, Output>();
    const open = new Set<string>();
    const visit = ({ layer: name, use }: Source): Output => {
      const layer = raw.get(name);
      const at = layer ? placeOfUse(layer, use) : 0;
      const key = `${at} ${name}`;
      if (outputs.has(key)) return outputs.get(key);
      if (!layer || open.has(key) || open.size >= MOST_LAYERS)
        throw refusal(networkWords.unknownNetwork, `no way to the layer ${name}`);
      open.add(key);
      const isInput = name === input.layer && layer.class_name === INPUT;
      const from = isInput ? [place?.from] : sourcesOf(layer, at).map(visit);
      const output = this.addLayer(
        layer,
        from.filter((each) => each !== undefined),
        place,
      );
      outputs.set(key, output);
      open.delete(key);
      return output;
    };
    return visit(endOf(config.output_layers, "output"));
  }

  /** Adds the layer, or the layers, that a layer of the file stands for. */
  private addLayer(raw: RawLayer, from: readonly string[], place: Place | undefined): Output {
    const { class_name: written, config } = raw;
    const [only] = from;
    if (isNetwork(written)) {
      if (from.length > 1) throw refusal(networkWords.moreThanOne.input);
      const depth = (place?.depth ?? 0) + 1;
      const inner = { within: `${place?.within ?? ""}${config.name}/`, from: only as string, depth };
      return this.add(written, config.config ?? config, inner);
    }
    if (DOES_NOTHING.includes(written) || (written === INPUT && place)) return only;
    const kind = KIND_NAMES.get(written) ?? written;
    const { activation, ...rest } = settingsOf(kind, config);
    const weightsName = (place?.within ?? "") + config.name;
    const name = this.freeName(weightsName);
    const own = { kind, name, from, ...(weightsName === name ? {} : { weightsName }) };
    if (activation === undefined) return this.push({ ...own, config: rest });
    const after = activationOf(activation, this.isKeras3);
    if (typeof after === "string") return this.push({ ...own, config: { ...rest, activation: after } });
    const plain = this.push({ ...own, config: { ...rest, activation: "linear" } });
    return this.addLayer(after, [plain], { within: `${weightsName}/`, from: plain, depth: 0 });
  }

  private push(layer: KerasLayer): string {
    this.layers.push(layer);
    if (this.layers.length > MOST_LAYERS) throw refusal(networkWords.unknownNetwork, "too many layers");
    return layer.name;
  }

  /** A name that every program accepts. */
  private freeName(wanted: string): string {
    const plain = wanted
      .replace(/[^A-Za-z0-9_.-]/g, "_")
      .replace(/^(?=[^A-Za-z0-9])/, "layer")
      .slice(0, 90);
    let name = plain;
    for (let n = 2; this.names.has(name); n++) name = `${plain}_${n}`;
    this.names.add(name);
    return name;
  }
}

/** The shape of a network's input without the batch: its own, or that of the first network within it. */
function inputShapeOf(kind: unknown, config: unknown): readonly unknown[] | undefined {
  const raw = readLayers(isObject(config) ? config.layers : config);
  const isSequential = SEQUENTIAL.includes(kind as string);
  const input = isSequential || !isObject(config) ? undefined : endOf(config.input_layers, "input").layer;
  const first = isSequential ? raw[0]! : raw.find(({ config: { name } }) => name === input);
  const own =
    first && (withoutBatch(first.config.batch_input_shape) ?? withoutBatch(first.config.batch_shape));
  const inner = first && isNetwork(first.class_name);
  const built = isObject(config) ? withoutBatch(config.build_input_shape) : undefined;
  return own ?? built ?? (inner ? inputShapeOf(first.class_name, first.config) : undefined);
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

/** The settings of a layer that are kept, checked. */
function settingsOf(kind: string, config: RawLayer["config"]): Readonly<Record<string, unknown>> {
  const known = kindNamed(kind);
  if (!known) throw refusal(otherLayers([kind]));
  const name = tidyName(config.name);
  for (const [key, values] of Object.entries(known.only ?? {})) {
    const isKnown = [withoutTuple(config[key])].flat().every((value) => values.includes(value));
    if (key in config && !isKnown) throw refusal(networkWords.unknownSetting(key, name));
  }
  if (config.data_format === "channels_first") throw refusal(networkWords.channelsFirst(name));
  const settings = known.keys.flatMap((key) => {
    const value = config[key] ?? config[known.instead?.[key] ?? key];
    return value === undefined ? [] : [[key, withoutTuple(value)] as const];
  });
  for (const [key, value] of settings) {
    if (key !== "activation" && !isSetting(key, value)) throw refusal(networkWords.untrueSetting(key, name));
  }
  return Object.fromEntries(settings.map(([key, value]) => [key, plainAxis(key, value)]));
}

/** Keras 3 writes some lists as tuples. */
const withoutTuple = (value: unknown) =>
  isObject(value) && value.class_name === "__tuple__" ? value.items : value;

/** The axis of a normalisation, which Keras 2 writes as a list with one element. */
const plainAxis = (key: string, value: unknown) =>
  key === "axis" && Array.isArray(value) && value.length === 1 ? value[0] : value;

/** Settings that are whole numbers, or lists of them, and the least that they may be. */
const WHOLE: Readonly<Record<string, number>> = {
  filters: 1,
  units: 1,
  kernel_size: 1,
  pool_size: 1,
  strides: 1,
  dilation_rate: 1,
  size: 1,
  depth_multiplier: 1,
  dims: 1,
  padding: 0,
  cropping: 0,
  target_shape: -1,
};

function isSetting(key: string, value: unknown): boolean {
  if (!isPlain(value)) return false;
  const least = WHOLE[key];
  if (least === undefined || value === null) return true;
  const numbers = [value].flat(2);
  if (key === "padding" && typeof value === "string") return ["same", "valid", "causal"].includes(value);
  return numbers.length > 0 && numbers.every((each) => Number.isInteger(each) && (each as number) >= least);
}

/** An activation by TensorFlow.js's name, or the layer that it is. */
function activationOf(value: unknown, isKeras3: boolean): string | RawLayer {
  if (value === null) return "linear";
  if (typeof value === "string") return activationNamed(value, isKeras3);
  if (!isObject(value)) throw refusal(networkWords.untrueActivation);
  const { class_name: kind, config } = value;
  if (typeof config === "string") return activationNamed(config, isKeras3);
  const settings = isObject(config) ? config : {};
  if (kind === "Activation") return activationOf(settings.activation ?? null, isKeras3);
  if (typeof kind !== "string") throw refusal(networkWords.untrueActivation);
  if (!ACTIVATION_LAYERS.includes(kind)) throw refusal(networkWords.unknownActivation(tidyName(kind)));
  return { class_name: kind, config: { ...settings, name: "activation" } };
}

/** By Keras' names, and those of TensorFlow.js in small letters. */
const ACTIVATIONS_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(ACTIVATIONS).flatMap(([name, known]) => [
    [known.toLowerCase(), known],
    [name, known],
  ]),
);

function activationNamed(written: string, isKeras3: boolean): string | RawLayer {
  const name = written
    .toLowerCase()
    .replace(/_v\d$/, "")
    .replace(/^(keras|tf)\.(activations|nn|keras\.activations)\./, "");
  if (name === "leaky_relu") return { class_name: "LeakyReLU", config: { name: "activation", alpha: 0.2 } };
  const known = ACTIVATIONS_BY_NAME.get(name);
  // Keras 3 has made another function of it.
  if (known && !(isKeras3 && known === "hardSigmoid")) return known;
  throw refusal(networkWords.unknownActivation(tidyName(written)));
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

function requireShape(shape: readonly unknown[] | undefined): readonly number[] {
  if (shape?.every((size) => Number.isInteger(size))) return shape as readonly number[];
  throw refusal(networkWords.noInputShape);
}

/** A layer whose output is taken, and which of its uses. */
interface Source {
  readonly layer: string;
  readonly use: number;
}

/** From `[name, use, 0]`. */
function sourceIn(value: unknown): Source | undefined {
  const [layer, use] = Array.isArray(value) ? value : [];
  return typeof layer === "string" ? { layer, use: Number.isInteger(use) ? use : 0 } : undefined;
}

/** The only input or output layer, from `[[name, 0, 0]]`, or `[name, 0, 0]` in Keras 3. */
function endOf(value: unknown, which: "input" | "output"): Source {
  const [end, ...more] = Array.isArray(value) && Array.isArray(value[0]) ? value : [value];
  const source = sourceIn(end);
  if (source && more.length === 0) return source;
  throw refusal(networkWords.moreThanOne[which]);
}

const usesOf = ({ inbound_nodes: nodes }: RawLayer): readonly unknown[] =>
  Array.isArray(nodes) ? nodes : [];

/** Which of a layer's uses is meant. Networks within others number those of a layer that is used once differently. */
function placeOfUse(layer: RawLayer, use: number): number {
  const { length } = usesOf(layer);
  if (length <= 1) return 0;
  const hasWeights = isNetwork(layer.class_name) || kindNamed(layer.class_name)?.initializers;
  if (!hasWeights && use >= 0 && use < length) return use;
  throw refusal(networkWords.usedOften(tidyName(layer.config.name)));
}

/** A layer's inputs in one of its uses, from `[[[name, 0, 0, {}], ...]]`, or `[{args: [tensor or [tensors]]}]` in Keras 3. */
function sourcesOf(layer: RawLayer, at: number): readonly Source[] {
  const { name } = layer.config;
  const node = usesOf(layer)[at];
  if (node === undefined) throw refusal(networkWords.usedOften(tidyName(name)));
  const tensors: readonly unknown[] = isObject(node) ? [node.args].flat(2) : [node].flat();
  const sources = tensors.map((tensor) => {
    const { keras_history: history } = isObject(tensor) && isObject(tensor.config) ? tensor.config : {};
    return sourceIn(Array.isArray(tensor) ? tensor : history);
  });
  if (sources.length > 0 && sources.every((each) => each !== undefined)) return sources;
  throw refusal(networkWords.unknownNetwork, `inbound_nodes of ${name}`);
}
