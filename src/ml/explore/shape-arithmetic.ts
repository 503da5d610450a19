import type { ExplainedLayer, LayerSummary, NetworkSummary } from "../../contract";

/** `26x26x64`. */
export const formatShape = (shape: readonly number[]) => shape.join("x");

const count = (value: number) => value.toLocaleString("en");

/** The layers with the sums that give their shapes and parameters. Each takes in what the one before gives. */
export function explainLayers({ inputShape, layers }: NetworkSummary): readonly ExplainedLayer[] {
  return layers.map((layer, i) => {
    const from = layers[i - 1]?.outputShape ?? inputShape;
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
        `${to[2]} filters give ${to[2]} pictures: ${formatShape(to)} = ${count(volume(to))} values.`,
      ];
    case "MaxPooling2D":
    case "AveragePooling2D":
      return [poolingSentence(layer, from), `The ${to[2]} pictures stay ${to[2]}: ${formatShape(to)}.`];
    case "GlobalAveragePooling2D":
      return [`Each of the ${from[2]} pictures becomes its mean: ${formatShape(from)} becomes ${to[0]}.`];
    case "Flatten":
      return [`All values in one row: ${formatShape(from)} = ${volume(to)}.`];
    case "Dense":
      return [`${count(volume(from))} inputs, joined to each of ${count(volume(to))} units.`];
    default:
      return [`${formatShape(from)} becomes ${formatShape(to)}.`];
  }
}

function convolutionSentence(layer: LayerSummary, from: readonly number[]): string {
  const [height = 1, width = 1] = layer.kernelSize ?? [];
  const size = `${height}x${width}`;
  if (layer.padding === "same") {
    const change = sides(layer, from, (side, _, stride) =>
      stride === 1
        ? `${side} stays ${side}`
        : `${side} / ${stride} = ${Math.ceil(side / stride)}, rounded up`,
    );
    return `The edge is padded with zeros, so that a ${size} filter can sit on every pixel: ${change}.`;
  }
  if (height === 1 && width === 1) return `A 1x1 filter sits on every pixel: ${formatShape(from)}.`;
  const change = sides(layer, from, (side, kernel, stride) => {
    const places = `${side} - ${kernel} + 1 = ${side - kernel + 1}`;
    return stride === 1
      ? `${places}, ${kernel - 1} less`
      : `${places}, of which every ${stride}. gives ${Math.ceil((side - kernel + 1) / stride)}`;
  });
  const edge = Math.floor(height / 2) === 1 ? "the outermost pixel" : "the two outermost pixels";
  return `A ${size} filter cannot sit on ${edge}: ${change}.`;
}

function poolingSentence(layer: LayerSummary, from: readonly number[]): string {
  const [height = 2, width = 2] = layer.kernelSize ?? [];
  const stays = layer.kind === "MaxPooling2D" ? "only the largest value stays" : "the mean stays";
  const change = sides(layer, from, (side, _, stride) => {
    const whole = layer.padding === "same" ? Math.ceil(side / stride) : Math.floor(side / stride);
    if (side % stride === 0) return `${side} / ${stride} = ${whole}`;
    return `${side} / ${stride} = ${side / stride}, rounded ${layer.padding === "same" ? "up" : "down"} to ${whole}`;
  });
  return `Of every ${height}x${width} square ${stays}: ${change}.`;
}

/** The sum for the height, and one for the width where it differs. */
function sides(
  { kernelSize = [], strides = [] }: LayerSummary,
  from: readonly number[],
  sum: (side: number, kernel: number, stride: number) => string,
): string {
  const [height, width] = [0, 1].map((i) => sum(from[i] ?? 0, kernelSize[i] ?? 1, strides[i] ?? 1));
  return height === width ? `${height}` : `height ${height}; width ${width}`;
}

function inputsWithoutConvolutions(inputShape: readonly number[], from: readonly number[]): string {
  const direct = volume(inputShape);
  return `Straight from the picture there would be ${formatShape(inputShape)} = ${direct} inputs instead of ${volume(from)}.`;
}

function parameterSentence(
  { kind, kernelSize = [], outputShape, parameters }: LayerSummary,
  from: readonly number[],
) {
  if (parameters === 0) return "Nothing to learn: 0 parameters.";
  const outputs = outputShape.at(-1) ?? 0;
  const total = `${count(parameters)} parameters`;
  if (kind === "Conv2D") {
    const shape = [...kernelSize, from[2] ?? 1];
    const bias = parameters - outputs * volume(shape) > 0;
    return bias
      ? `Each filter has ${formatShape(shape)} = ${volume(shape)} weights and a bias: ${outputs} x (${volume(shape)} + 1) = ${total}.`
      : `Each filter has ${formatShape(shape)} = ${volume(shape)} weights: ${outputs} x ${volume(shape)} = ${total}.`;
  }
  if (kind === "Dense" && parameters === outputs * (volume(from) + 1)) {
    return `Each unit has ${volume(from)} weights and a bias: ${outputs} x (${volume(from)} + 1) = ${total}.`;
  }
  return `${total}.`;
}

/** How many values a shape holds. */
export const volume = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
