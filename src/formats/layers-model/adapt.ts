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
 * @throws HangerError `import-refused` if it takes other pictures or gives no probabilities
 */
export function adapt(network: KerasNetwork): KerasNetwork {
  const { inputShape, layers: given } = withInputShape(network);
  const layers = inputShape[2] === COLOURS ? given.map(takingUnits) : given;
  return { inputShape, layers: isChain(layers) ? endInSoftmax(layers) : requireProbabilities(layers) };
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
  const first = layers.findIndex(({ kind }) => kind !== INPUT);
  const starts = layers.filter(
    ({ from }, i) => i === first || layers.find(({ name }) => name === from[0])?.kind === INPUT,
  );
  if (starts.every(({ kind }) => SHAPELESS.includes(kind))) return { layers, inputShape: asPicture };
  const before = layers.slice(0, first).map(({ name }) => name);
  const reshape: KerasLayer = {
    kind: "Reshape",
    name: "hanger_reshape",
    config: { target_shape: [...inputShape] },
    from: before,
  };
  const starting = (layer: KerasLayer) => ({ ...layer, from: [reshape.name] });
  return {
    inputShape: asPicture,
    layers: [
      ...layers.slice(0, first),
      reshape,
      ...layers.slice(first).map((layer) => (starts.includes(layer) ? starting(layer) : layer)),
    ],
  };
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
      name: "hanger_softmax",
      config: { activation: "softmax" },
      from: [],
    };
    return chain([...kept, softmax]);
  }
  return requireProbabilities(layers);
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
