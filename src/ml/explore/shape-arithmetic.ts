import type { ExplainedLayer, LayerSummary, NetworkSummary } from "../../contract";
import { explorationWords } from "../../words/exploration";
import { formatNumber } from "../../words/numbers";
import { locale } from "../../words/translatable";
import { reachOf } from "./receptive-field";

/** A shape as text: `26x26x64`. */
export const formatShape = (shape: readonly number[]) => shape.join("×");

/** Adds sentences to each layer that derive its output shape and its number of parameters, with the arithmetic. */
export function explainLayers({ inputShape, layers }: NetworkSummary): readonly ExplainedLayer[] {
  return layers.map((layer, i) => {
    const from = layer.inputShape ?? layers[i - 1]?.outputShape ?? inputShape;
    const flattened = layers[i - 1]?.kind === "Flatten" && i > 1;
    const direct = flattened ? [inputsWithoutConvolutions(inputShape, from)] : [];
    const arithmetic = [...shapeSentences(layer, from), ...direct, parameterSentence(layer, from)];
    return { ...layer, inputShape: from, arithmetic };
  });
}

function shapeSentences(layer: LayerSummary, from: readonly number[]): string[] {
  const to = layer.outputShape;
  switch (layer.kind) {
    case "Conv2D":
      return [
        convolutionSentence(layer, from),
        explorationWords.filtersGivePictures(to[2] ?? 1, formatShape(to), formatNumber(volume(to))),
      ];
    case "MaxPooling2D":
    case "AveragePooling2D":
      return [poolingSentence(layer, from), explorationWords.picturesStay(to[2] ?? 1, formatShape(to))];
    case "GlobalAveragePooling2D":
      return [explorationWords.picturesBecomeMeans(from[2] ?? 1, formatShape(from), to[0] ?? 1)];
    case "Flatten":
      return [explorationWords.allInOneRow(formatShape(from), formatNumber(volume(to)))];
    case "Dense":
      if (from.length > 1) return [explorationWords.becomes(formatShape(from), formatShape(to))];
      return [explorationWords.inputsToUnits(formatNumber(volume(from)), formatNumber(volume(to)))];
    default:
      if (layer.kind === "Activation" && layer.activation === "softsign")
        return [explorationWords.softsign(formatNumber(volume(to)))];
      return [explorationWords.becomes(formatShape(from), formatShape(to))];
  }
}

function convolutionSentence(layer: LayerSummary, from: readonly number[]): string {
  const [height = 1, width = 1] = layer.kernelSize ?? [];
  const size = formatShape([height, width]);
  if (layer.padding === "same") {
    const change = sides(layer, from, (side, _, stride) =>
      stride === 1
        ? explorationWords.sideStays(side)
        : explorationWords.roundedUp(`${side} / ${stride} = ${Math.ceil(side / stride)}`),
    );
    return explorationWords.paddedEdge(size, change);
  }
  const isEveryPixel = [height, width, ...(layer.strides ?? [])].every((size) => size === 1);
  if (isEveryPixel) return explorationWords.smallestFilter(formatShape(from));
  const reach = [reachOf(layer, 0), reachOf(layer, 1)];
  const change = sides({ ...layer, kernelSize: reach }, from, (side, kernel, stride) => {
    const places = `${side} − ${kernel} + 1 = ${side - kernel + 1}`;
    return stride === 1
      ? explorationWords.sideLess(places, kernel - 1)
      : explorationWords.everyNth(places, stride, Math.ceil((side - kernel + 1) / stride));
  });
  return explorationWords.lostEdge(size, Math.floor(Math.max(...reach) / 2), change);
}

function poolingSentence(layer: LayerSummary, from: readonly number[]): string {
  const [height = 2, width = 2] = layer.kernelSize ?? [];
  const stays =
    layer.kind === "MaxPooling2D" ? explorationWords.largestOfSquare : explorationWords.meanOfSquare;
  const same = layer.padding === "same";
  const change = sides(layer, from, (side, kernel, stride) => {
    const tiles = same || kernel === stride;
    const exact = tiles ? side / stride : (side - kernel) / stride + 1;
    const places = tiles ? `${side} / ${stride}` : `(${side} − ${kernel}) / ${stride} + 1`;
    const sum = `${places} = ${exact.toLocaleString(locale())}`;
    if (Number.isInteger(exact)) return sum;
    return same
      ? explorationWords.roundedUpTo(sum, Math.ceil(exact))
      : explorationWords.roundedDownTo(sum, Math.floor(exact));
  });
  return stays(formatShape([height, width]), change);
}

/** The arithmetic for the height, and for the width too where that differs. */
function sides(
  { kernelSize = [], strides = [] }: LayerSummary,
  from: readonly number[],
  sum: (side: number, kernel: number, stride: number) => string,
): string {
  const [height = "", width = ""] = [0, 1].map((i) => sum(from[i] ?? 0, kernelSize[i] ?? 1, strides[i] ?? 1));
  return height === width ? height : explorationWords.heightAndWidth(height, width);
}

function inputsWithoutConvolutions(inputShape: readonly number[], from: readonly number[]): string {
  return explorationWords.insteadOf(
    formatShape(inputShape),
    formatNumber(volume(inputShape)),
    formatNumber(volume(from)),
  );
}

function parameterSentence(
  { kind, kernelSize = [], outputShape, parameters }: LayerSummary,
  from: readonly number[],
) {
  if (parameters === 0) return explorationWords.nothingToLearn;
  const outputs = outputShape.at(-1) ?? 0;
  const total = formatNumber(parameters);
  if (kind === "Conv2D") {
    const shape = [...kernelSize, from[2] ?? 1];
    const bias = parameters - outputs * volume(shape) > 0;
    const sentence = bias ? explorationWords.filterWeightsAndBias : explorationWords.filterWeights;
    return sentence(formatShape(shape), formatNumber(volume(shape)), outputs, total);
  }
  if (kind === "Dense" && parameters === outputs * ((from.at(-1) ?? 1) + 1)) {
    return explorationWords.unitWeightsAndBias(formatNumber(from.at(-1) ?? 1), outputs, total);
  }
  return explorationWords.parameters(total);
}

/** The number of values in a shape. */
export const volume = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
