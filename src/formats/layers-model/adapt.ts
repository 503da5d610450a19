import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { sizeText } from "./extent";
import type { KerasLayer, KerasNetwork } from "./keras-network";
import { INPUT } from "./layer-kinds";

/** The input sides, in pixels, that photos can be prepared for. */
const SIDES = { least: 8, most: 512 };

/** What they are, `InputShape` says. */
const CHANNELS = [1, 3, 4];

/** Layers that accept a picture of any shape. */
const SHAPELESS = ["Flatten", "Reshape"];

/**
 * Brings a network into the form that Hanger runs: it takes height x width x channels, and ends in softmax where it gave
 * logits.
 * @param colours How colours of 0..1 are scaled for it, or what its channels are, where its own layers do not say so
 * @throws HangerError `import-refused` if it takes other pictures
 */
export function adapt(network: KerasNetwork, colours?: Colours): KerasNetwork {
  const { inputShape, layers } = takingColours(withInputShape(withInput(network)), colours);
  return { inputShape, layers: endInProbabilities(layers) };
}

/** A graph has a layer for its input, which one that begins with another network lost with that network's own. */
export function withInput(network: KerasNetwork): KerasNetwork {
  const { layers } = network;
  if (isChain(layers) || layers.some(({ kind }) => kind === INPUT)) return network;
  const name = freeName("hanger_input", layers);
  const input: KerasLayer = { kind: INPUT, name, config: {}, from: [] };
  const starting = (layer: KerasLayer) => (layer.from.length === 0 ? { ...layer, from: [name] } : layer);
  return { ...network, layers: [input, ...layers.map(starting)] };
}

/** A name that no layer has. */
function freeName(wanted: string, layers: readonly KerasLayer[]): string {
  const taken = new Set(layers.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  return name;
}

/** What a network takes is `scale` times a colour of 0..1, plus `offset`. */
export interface ColourScale {
  readonly scale: number;
  readonly offset: number;
  /** What red, green and blue are weighed by for networks that see one grey in their place. */
  readonly grey: readonly [red: number, green: number, blue: number];
}

/** Of four channels: red, green, blue and opacity. */
export const WITH_OPACITY = "with opacity";

/** What a network takes, where its own layers do not tell. */
export type Colours = ColourScale | typeof WITH_OPACITY;

const COLOURS = 3;

function takingColours(network: KerasNetwork, colours: Colours | undefined): KerasNetwork {
  const [height = 0, width = 0, channels = 0] = network.inputShape;
  if (colours === WITH_OPACITY) return channels > COLOURS ? takingOpacity(network) : network;
  if (!colours || channels > COLOURS) return network;
  const { grey, ...config } = colours;
  const layers = afterInput(network.layers, { kind: "Rescaling", name: "hanger_rescaling", config });
  if (channels === COLOURS) return { ...network, layers };
  const filter = { filters: 1, kernel_size: 1, use_bias: false };
  const weighing = { kind: "Conv2D", name: "hanger_grey", config: filter, values: [grey] };
  return { inputShape: [height, width, COLOURS], layers: afterInput(layers, weighing) };
}

/** A network that is given colours, and makes of them what it takes: the same, and full opacity. */
function takingOpacity(network: KerasNetwork): KerasNetwork {
  const [height = 0, width = 0, channels = 0] = network.inputShape;
  const full = inputScaleOf(network);
  const kept = Array.from({ length: COLOURS * channels }, (_, i) =>
    i % channels === Math.floor(i / channels) ? full : 0,
  );
  const config = { filters: channels, kernel_size: 1, use_bias: true };
  const values = [kept, [...Array<number>(COLOURS).fill(0), full]];
  const layers = afterInput(network.layers, { kind: "Conv2D", name: "hanger_opacity", config, values });
  return { inputShape: [height, width, COLOURS], layers };
}

/** What values of 0..1 are multiplied by for networks that begin by scaling those of 0..255 themselves. */
const BYTE_SCALE = 255;

/** The factor for the values of 0..1 that Hanger gives: 255 where the network's first layers scale bytes themselves, otherwise 1. */
export function inputScaleOf({ layers }: KerasNetwork): number {
  const first = firstScalersOf(layers);
  const takesBytes = first.every(
    ({ kind, config }) =>
      kind === "Rescaling" &&
      [config.scale].flat().every((scale) => Math.abs(scale as number) <= 2 / BYTE_SCALE),
  );
  return takesBytes && first.length > 0 ? BYTE_SCALE : 1;
}

/** Layers that only move values, or leave some out. */
const MOVING = [INPUT, "Cropping2D", "Flatten", "Permute", "Reshape", "ZeroPadding2D"];

/** The first layers that do more to the input than move it. */
function firstScalersOf(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const moved = new Set<string>();
  for (const { name, kind, from } of layers)
    if (MOVING.includes(kind) && from.every((each) => moved.has(each))) moved.add(name);
  return layers.filter(
    ({ name, from }) => !moved.has(name) && (from.length === 0 || from.some((each) => moved.has(each))),
  );
}

/** Whether each layer's only input is the layer before it. */
export const isChain = (layers: readonly KerasLayer[]) =>
  layers.every(({ from }, i) =>
    i === 0 ? from.length === 0 : from.length === 1 && from[0] === layers[i - 1]!.name,
  );

function withInputShape(network: KerasNetwork): KerasNetwork {
  const { inputShape, layers } = network;
  const [height = 0, width = 0, channels = 0] = inputShape;
  if (inputShape.length === 3 && CHANNELS.includes(channels) && [height, width].every(isSide)) return network;
  const sides = inputShape.length === 1 ? [Math.sqrt(height), Math.sqrt(height)] : inputShape;
  if (sides.length !== 2 || !sides.every(isSide)) throw wrongInput(inputShape);
  const asPicture = [...sides, 1];
  if (startsOf(layers).every(({ kind }) => SHAPELESS.includes(kind)))
    return { layers, inputShape: asPicture };
  const config = { target_shape: [...inputShape] };
  return {
    inputShape: asPicture,
    layers: afterInput(layers, { kind: "Reshape", name: "hanger_reshape", config }),
  };
}

/** The layers that take the network's input. */
function startsOf(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const isInput = (wanted: string) => layers.find(({ name }) => name === wanted)?.kind === INPUT;
  return layers.filter(({ kind, from }) => kind !== INPUT && (from.length === 0 || isInput(from[0]!)));
}

/** Puts a layer between the network's input and all that takes it. */
function afterInput(layers: readonly KerasLayer[], added: Omit<KerasLayer, "from">): readonly KerasLayer[] {
  const name = freeName(added.name, layers);
  const starts = startsOf(layers);
  const inputs = layers.filter((layer) => layer.kind === INPUT);
  const others = layers.filter((layer) => layer.kind !== INPUT);
  return [
    ...inputs,
    { ...added, name, from: inputs.map((input) => input.name) },
    ...others.map((layer) => (starts.includes(layer) ? { ...layer, from: [name] } : layer)),
  ];
}

const isSide = (side: number) => Number.isInteger(side) && side >= SIDES.least && side <= SIDES.most;

function wrongInput(shape: readonly number[]) {
  return refusal(shape.length > 0 ? networkWords.otherInput(sizeText(shape)) : networkWords.numberInput);
}

const isSoftmax = ({ kind, config }: KerasLayer) =>
  kind === "Softmax" || (kind === "Activation" && config.activation === "softmax");

/**
 * What a network's last values are: each class's share of one, a probability for each class by itself, what softmax is to
 * be made of, or nothing that its layers tell.
 */
export type NetworkEnd = "shares" | "separate" | "logits" | "unknown";

/** Activations that give each class a probability of its own. */
const SEPARATE = ["sigmoid", "hardSigmoid"];

/** Layers whose values are of the same kind as those they take: they are put in a row, or their means are taken. */
const KEEPING = [
  "Activation",
  "Average",
  "AveragePooling1D",
  "AveragePooling2D",
  "Dropout",
  "Flatten",
  "GlobalAveragePooling1D",
  "GlobalAveragePooling2D",
  "Permute",
  "Reshape",
];

/** Layers that keep logits logits and separate probabilities probabilities, but not shares of one. */
const PICKING = [
  "GlobalMaxPooling1D",
  "GlobalMaxPooling2D",
  "Maximum",
  "MaxPooling1D",
  "MaxPooling2D",
  "Minimum",
];

/** Layers with weights, whose values without an activation are logits. */
const WEIGHTED = [
  "BatchNormalization",
  "Conv1D",
  "Conv2D",
  "Conv2DTranspose",
  "Dense",
  "DepthwiseConv2D",
  "LayerNormalization",
  "SeparableConv2D",
];

/** Layers whose values are logits where all that they take are. */
const COMBINING = ["Add", "Concatenate", "Multiply", "Rescaling"];

const GLOBAL_POOLING = /^Global/;

/** What the last values of a network are, as its layers tell. */
export function networkEndOf(layers: readonly KerasLayer[]): NetworkEnd {
  const ends = new Map<string, NetworkEnd>();
  for (const layer of layers) {
    const sources = layer.from.map((name) => ends.get(name) ?? "unknown");
    ends.set(layer.name, endOf(layer, sources));
  }
  return ends.get(layers.at(-1)?.name ?? "") ?? "unknown";
}

/** What a layer's values are, where those that it takes are `sources`. */
function endOf(layer: KerasLayer, sources: readonly NetworkEnd[]): NetworkEnd {
  const { kind, config } = layer;
  const activation = config.activation ?? "linear";
  if (isSoftmax(layer) || activation === "softmax") return "shares";
  if (SEPARATE.includes(activation as string)) return "separate";
  // Softmax turns the logarithms of probabilities into these.
  if (activation === "logSoftmax") return "logits";
  if (activation !== "linear") return "unknown";
  const [first = "unknown"] = sources;
  const taken = sources.every((each) => each === first) ? first : "unknown";
  // In networks that Hanger teaches, a class's probability is the sum of those of its prototypes.
  if (kind === "Dense" && config.use_bias === false && taken === "shares") return "unknown";
  if (WEIGHTED.includes(kind)) return "logits";
  if (GLOBAL_POOLING.test(kind) && taken === "unknown") return "logits";
  if (KEEPING.includes(kind) || (PICKING.includes(kind) && taken !== "shares")) return taken;
  return COMBINING.includes(kind) && taken === "logits" ? taken : "unknown";
}

/** What a softmax is called that a network lacked. */
const SOFTMAX = "hanger_softmax";

/** Makes softmax part of the last dense layer, if it is a layer of its own, and adds it where it is missing after logits. */
function endInProbabilities(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const isOwn = isChain(layers) && isSoftmax(layers.at(-1)!);
  const isMissing = networkEndOf(layers) === "logits";
  if (!isOwn && !isMissing) return layers;
  const kept = isOwn ? layers.slice(0, -1) : layers;
  const last = kept.at(-1);
  if (last?.kind === "Dense" && (last.config.activation ?? "linear") === "linear") {
    return [...kept.slice(0, -1), { ...last, config: { ...last.config, activation: "softmax" } }];
  }
  return isMissing ? atEnd(layers, "Activation", SOFTMAX, { activation: "softmax" }) : layers;
}

/** Puts what a network ends in, which has no other side than that of the classes, in a row. */
export function endInRow({ inputShape, layers }: KerasNetwork): KerasNetwork {
  const end = layers.at(-1)!;
  // Training looks for the softmax in the last layer.
  const isAdded = end.name.startsWith(SOFTMAX) && isChain(layers);
  const inRow = atEnd(isAdded ? layers.slice(0, -1) : layers, "Flatten", "hanger_flatten", {});
  return { inputShape, layers: isAdded ? [...inRow, { ...end, from: [inRow.at(-1)!.name] }] : inRow };
}

/** Puts a layer behind a network's last one. */
function atEnd(layers: readonly KerasLayer[], kind: string, wanted: string, config: KerasLayer["config"]) {
  return [...layers, { kind, name: freeName(wanted, layers), config, from: [layers.at(-1)!.name] }];
}
