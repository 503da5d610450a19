import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";

/** Layers whose filters are applied once for each place of their output. */
const AT_EACH_PLACE = new Set(["Conv1D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Dense"]);

/**
 * The multiply-adds of an answer to one picture: the values of each filter times the places that it is applied at. What
 * adds, compares or normalises is not counted. Undefined where a layer of another kind has filters.
 */
export function multiplyAddsOf({ layers }: LayersModel): number | undefined {
  let sum = 0;
  for (const layer of layers) {
    const filters = layer.weights.filter(({ shape }) => shape.length > 1);
    if (filters.length === 0) continue;
    const { outputShape } = layer;
    if (!AT_EACH_PLACE.has(layer.getClassName()) || Array.isArray(outputShape[0])) return undefined;
    const places = product((outputShape as (number | null)[]).slice(1, -1));
    for (const { shape } of filters) sum += places * product(shape);
  }
  return Number.isSafeInteger(sum) && sum > 0 ? sum : undefined;
}

const product = (sides: readonly (number | null)[]) =>
  sides.reduce<number>((result, side) => result * (side ?? Number.NaN), 1);
