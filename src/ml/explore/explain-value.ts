import type { Layer, SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  HangerError,
  type Patch,
  type ValueExplanation,
  type ValueRequest,
  type ValueTerm,
} from "../../contract";
import { explorationWords } from "../../words/exploration";
import { formatNumber } from "../../words/numbers";
import { summariseNetwork } from "../architectures/summary";
import { findLayer, type LayerOutput, outputsOf } from "./layer-outputs";
import { learnedFilters } from "./learned-filters";
import { patchOf, receptiveField } from "./receptive-field";
import { formatShape, volume } from "./shape-arithmetic";

/** At most so many input channels are listed one by one. */
const MOST_TERMS = 6;

/**
 * Explains one output value of a convolution or max pooling layer: the patch of the layer's input under the filter, and
 * the products that add up to the value.
 * @throws HangerError `bad-request` for another kind of layer, or a pixel or channel that it does not have
 */
export async function explainValue(
  network: LayersModel,
  { input, layer: name, channel, row, column }: Omit<ValueRequest, "model">,
): Promise<ValueExplanation> {
  const layer = findLayer(network, name);
  const summary = summariseNetwork(network);
  const index = summary.layers.findIndex((candidate) => candidate.name === name);
  const described = summary.layers[index];
  if (!described || described.dilation) throw new HangerError("bad-request", explorationWords.notTakenApart);
  const [from, to] = await outputsOf(network, [layer.input, layer.output] as SymbolicTensor[], input);
  const [height = 0, width = 0, channels = 0] = to!.shape;
  if (to!.shape.length !== 3 || !(row < height && column < width && channel < channels)) {
    throw new HangerError("bad-request", explorationWords.noSuchPixel(name));
  }
  const value = to!.values[(row * width + column) * channels + channel]!;
  const patch = patchOf(described, from!.shape, row, column);
  const field = receptiveField(summary, index, row, column);
  const about = { value, field, patch };
  if (described.kind === "Conv2D")
    return { ...about, ...(await convolutionTerms(layer, from!, patch, channel, value)) };
  if (described.kind === "MaxPooling2D") return { ...about, ...poolingTerms(from!, patch, channel, value) };
  throw new HangerError("bad-request", explorationWords.notTakenApart);
}

type Terms = Pick<ValueExplanation, "terms" | "others" | "bias" | "sentence">;

async function convolutionTerms(
  layer: Layer,
  from: LayerOutput,
  patch: Patch,
  filter: number,
  value: number,
): Promise<Terms> {
  const { shape, values, biases } = await learnedFilters(layer);
  const [, , channels, filters] = shape;
  const all: ValueTerm[] = Array.from({ length: channels }, (_, channel) => {
    const inputs = patchValues(from, patch, channel);
    const weights = inputs.map((_, i) => values[(i * channels + channel) * filters + filter]!);
    return { channel, inputs, weights, sum: inputs.reduce((sum, x, i) => sum + x * weights[i]!, 0) };
  });
  const terms = [...all].sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum)).slice(0, MOST_TERMS);
  const products = all.reduce((sum, term) => sum + term.sum, 0);
  const told = terms.reduce((sum, term) => sum + term.sum, 0);
  const bias = biases[filter] ?? 0;
  const total = products + bias;
  const size = [patch.height, patch.width, channels];
  // What relu made of the sum.
  const addUp =
    total < 0 && value === 0 ? explorationWords.productsAddUpBelowZero : explorationWords.productsAddUp;
  return {
    terms,
    others: { count: all.length - terms.length, sum: products - told },
    bias,
    sentence: addUp(formatShape(size), volume(size), number(products), number(bias), number(total)),
  };
}

/** The values under a max pooling window. Zeros from outside the picture cannot win. */
function poolingTerms(from: LayerOutput, patch: Patch, channel: number, largest: number): Terms {
  const inputs = patchValues(from, patch, channel);
  return {
    terms: [{ channel, inputs, sum: largest }],
    others: { count: 0, sum: 0 },
    sentence: explorationWords.largestOf(inputs.map(number), number(largest)),
  };
}

/** One channel under a patch, row by row; zeros outside the picture. */
function patchValues({ shape, values }: LayerOutput, patch: Patch, channel: number): number[] {
  const [height = 0, width = 0, channels = 1] = shape;
  return Array.from({ length: patch.height * patch.width }, (_, i) => {
    const y = patch.top + Math.floor(i / patch.width);
    const x = patch.left + (i % patch.width);
    const inside = y >= 0 && y < height && x >= 0 && x < width;
    return inside ? values[(y * width + x) * channels + channel]! : 0;
  });
}

const number = (value: number) => formatNumber(value, 3);
