import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import type { KerasLayer, KerasNetwork } from "./keras-network";

/** The input sides, in pixels, that photos can be prepared for. */
const SIDES = { least: 8, most: 224 };

/** One channel is contrast only; four are colours and contrast. See `preprocess`. */
const CHANNELS = [1, 4];

/** Layers that accept a picture of any shape. */
const SHAPELESS = ["Flatten", "Reshape"];

const INPUT = "InputLayer";

/**
 * Brings a network into the form that Hanger runs fastest: it takes height x width x channels, ends in softmax, and, if its
 * layers are a plain chain, has no layers without effect.
 * @throws HangerError `import-refused` if it takes other pictures or gives no probabilities
 */
export function adapt(network: KerasNetwork): KerasNetwork {
  const { inputShape, layers } = withInputShape(network);
  return { inputShape, layers: isChain(layers) ? endInSoftmax(layers) : requireSoftmax(layers) };
}

/** Whether each layer's only input is the layer before it. */
export const isChain = (layers: readonly KerasLayer[]) =>
  layers.every(({ from }, i) =>
    i === 0 ? from.length === 0 : from.length === 1 && from[0] === layers[i - 1]!.name,
  );

function withInputShape(network: KerasNetwork): KerasNetwork {
  const { inputShape, layers } = network;
  const [height = 0, width = 0, channels = 0] = inputShape;
  const isPicture = inputShape.length === 3 && height === width && CHANNELS.includes(channels);
  if (isPicture && height >= SIDES.least && height <= SIDES.most) return network;
  const isFlat = inputShape.length === 2 ? height === width : inputShape.length === 1;
  const side = inputShape.length === 1 ? Math.sqrt(height) : height;
  if (!isFlat || !Number.isInteger(side) || side < SIDES.least || side > SIDES.most)
    throw wrongInput(inputShape);
  const asPicture = [side, side, 1];
  const first = layers.findIndex(({ kind }) => kind !== INPUT);
  const starts = layers.filter(
    ({ from }, i) => i === first || layers.find(({ name }) => name === from[0])?.kind === INPUT,
  );
  if (starts.every(({ kind }) => SHAPELESS.includes(kind))) return { layers, inputShape: asPicture };
  if (inputShape.length !== 1 || !isChain(layers)) throw wrongInput(inputShape);
  const flatten: KerasLayer = {
    kind: "Flatten",
    name: "hanger_flatten",
    config: {},
    from: layers.slice(0, first).map(({ name }) => name),
  };
  return {
    inputShape: asPicture,
    layers: chain([...layers.slice(0, first), flatten, ...layers.slice(first)]),
  };
}

function wrongInput(shape: readonly number[]) {
  return refusal(shape.length > 0 ? networkWords.otherInput(shape.join(" × ")) : networkWords.numberInput);
}

/** Connects layers in a row: the input of each is the layer before it. */
const chain = (layers: readonly KerasLayer[]): readonly KerasLayer[] =>
  layers.map((layer, i) => ({ ...layer, from: i === 0 ? [] : [layers[i - 1]!.name] }));

const isSoftmax = ({ kind, config }: KerasLayer) =>
  kind === "Softmax" || (kind === "Activation" && config.activation === "softmax");

/** Makes softmax part of the last dense layer, if it is a layer of its own or is missing after logits. */
function endInSoftmax(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const kept = isSoftmax(layers.at(-1)!) ? layers.slice(0, -1) : layers;
  const last = kept.at(-1);
  const activation = last?.config.activation ?? "linear";
  if (last?.kind === "Dense" && activation === "linear") {
    return chain([...kept.slice(0, -1), { ...last, config: { ...last.config, activation: "softmax" } }]);
  }
  return requireSoftmax(layers);
}

function requireSoftmax(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const last = layers.at(-1);
  if (last && (isSoftmax(last) || last.config.activation === "softmax")) return layers;
  throw refusal(networkWords.noSoftmax);
}
