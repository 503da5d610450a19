import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import type { KerasLayer, KerasNetwork } from "./keras-network";
import { INPUT } from "./layer-kinds";

/** The input sides, in pixels, that photos can be prepared for. */
const SIDES = { least: 8, most: 512 };

/** What they are, `InputShape` says. */
const CHANNELS = [1, 3, 4];

const GLOBAL_POOLING = ["GlobalAveragePooling2D", "GlobalMaxPooling2D"];

/** Layers that accept a picture of any shape. */
const SHAPELESS = ["Flatten", "Reshape"];

/**
 * Brings a network into the form that Hanger runs fastest: it takes height x width x channels, ends in softmax, and, if its
 * layers are a plain chain, has no layers without effect.
 * @param colours How colours of 0..1 are scaled for it, where its own layers do not
 * @throws HangerError `import-refused` if it takes other pictures or gives no probabilities
 */
export function adapt(network: KerasNetwork, colours?: ColourScale): KerasNetwork {
  const { inputShape, layers: given } = withInputShape(withInput(network));
  const layers = inputShape[2] === COLOURS ? takingColours(given, colours) : given;
  return { inputShape, layers: isChain(layers) ? endInSoftmax(layers) : requireProbabilities(layers) };
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
}

function takingColours(layers: readonly KerasLayer[], colours: ColourScale | undefined) {
  if (!colours) return layers.map(takingUnits);
  return afterInput(layers, "Rescaling", "hanger_rescaling", { ...colours });
}

const COLOURS = 3;
const MOST_COLOUR = 255;

/** A layer that scales colours of 0..255, which many networks begin with, for the colours of 0..1 that Hanger gives. */
function takingUnits(layer: KerasLayer): KerasLayer {
  const { scale } = layer.config;
  if (layer.kind !== "Rescaling" || typeof scale !== "number" || scale > 2 / MOST_COLOUR) return layer;
  return { ...layer, config: { ...layer.config, scale: scale * MOST_COLOUR } };
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
  return { inputShape: asPicture, layers: afterInput(layers, "Reshape", "hanger_reshape", config) };
}

/** The layers that take the network's input. */
function startsOf(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const isInput = (wanted: string) => layers.find(({ name }) => name === wanted)?.kind === INPUT;
  return layers.filter(({ kind, from }) => kind !== INPUT && (from.length === 0 || isInput(from[0]!)));
}

/** Puts a layer between the network's input and all that takes it. */
function afterInput(
  layers: readonly KerasLayer[],
  kind: string,
  wanted: string,
  config: KerasLayer["config"],
): readonly KerasLayer[] {
  const name = freeName(wanted, layers);
  const starts = startsOf(layers);
  const inputs = layers.filter((layer) => layer.kind === INPUT);
  const others = layers.filter((layer) => layer.kind !== INPUT);
  return [
    ...inputs,
    { kind, name, config, from: inputs.map((input) => input.name) },
    ...others.map((layer) => (starts.includes(layer) ? { ...layer, from: [name] } : layer)),
  ];
}

const isSide = (side: number) => Number.isInteger(side) && side >= SIDES.least && side <= SIDES.most;

function wrongInput(shape: readonly number[]) {
  return refusal(shape.length > 0 ? networkWords.otherInput(shape.join(" × ")) : networkWords.numberInput);
}

/** Connects layers in a row: the input of each is the layer before it. */
const chain = (layers: readonly KerasLayer[]): readonly KerasLayer[] =>
  layers.map((layer, i) => ({ ...layer, from: i === 0 ? [] : [layers[i - 1]!.name] }));

const isSoftmax = ({ kind, config }: KerasLayer) =>
  kind === "Softmax" || (kind === "Activation" && config.activation === "softmax");

/** Layers whose outputs may be what softmax is to be made of. */
const WITHOUT_ACTIVATION = [
  "Conv2D",
  "DepthwiseConv2D",
  "SeparableConv2D",
  "Flatten",
  "Reshape",
  ...GLOBAL_POOLING,
];

/** Makes softmax part of the last dense layer, if it is a layer of its own, and adds it where it is missing after logits. */
function endInSoftmax(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  if (addsUpProbabilities(layers)) return layers;
  const isOwn = isSoftmax(layers.at(-1)!);
  const kept = isOwn ? layers.slice(0, -1) : layers;
  const last = kept.at(-1);
  const isLinear = (last?.config.activation ?? "linear") === "linear";
  if (last?.kind === "Dense" && isLinear) {
    return chain([...kept.slice(0, -1), { ...last, config: { ...last.config, activation: "softmax" } }]);
  }
  if (last && !isOwn && isLinear && givesLogits(kept)) {
    const softmax = {
      kind: "Activation",
      name: freeName("hanger_softmax", kept),
      config: { activation: "softmax" },
      from: [],
    };
    return chain([...kept, softmax]);
  }
  return requireProbabilities(layers);
}

/** Whether a chain ends as the networks do that Hanger teaches: a class's probability is the sum of those of its prototypes. */
function addsUpProbabilities(layers: readonly KerasLayer[]): boolean {
  const [before, last] = layers.slice(-2);
  if (last?.kind !== "Dense" || (last.config.activation ?? "linear") !== "linear") return false;
  return last.config.use_bias === false && (isSoftmax(before!) || before!.config.activation === "softmax");
}

/** Whether the values that a chain ends in were not made probabilities before they were only put in a row. */
function givesLogits(layers: readonly KerasLayer[]): boolean {
  const last = layers.findLast(({ kind }) => kind !== "Flatten" && kind !== "Reshape");
  return WITHOUT_ACTIVATION.includes(last?.kind ?? "") && (last?.config.activation ?? "linear") === "linear";
}

/** With sigmoid, each class has a probability of its own. */
const PROBABILITIES = ["softmax", "sigmoid"];

function requireProbabilities(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const last = layers.findLast(({ kind }) => kind !== "Flatten" && kind !== "Reshape");
  if (last && (isSoftmax(last) || PROBABILITIES.includes(last.config.activation as string))) return layers;
  throw refusal(networkWords.noSoftmax);
}
