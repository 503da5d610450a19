import { type GreyPicture, HangerError, type MeasuredPicture, type PictureFilter } from "../../contract";
import { explorationWords } from "../../words/exploration";
import type { RgbaImage } from "../preprocess";
import { withoutTransparency } from "../preprocess/flatten";

/** Brightness by ITU-R BT.601, in whole numbers. Transparent pixels are blended with white. */
export function toGrey(image: RgbaImage): GreyPicture {
  const { data, width, height } = withoutTransparency(image);
  const pixels = new Uint8ClampedArray(width * height);
  for (let i = 0; i < pixels.length; i++) {
    // A clamped array also rounds.
    pixels[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  }
  return { width, height, pixels };
}

/**
 * The course lab's loop. At every pixel where the whole filter fits, the products of filter and picture are summed,
 * multiplied by `weight`, increased by `bias`, clamped to 0..255 and rounded down. As in the lab, the pixels at
 * the edge keep their values. The lab's x runs along the width here, so that the filter lies on the picture as it is
 * written.
 * @throws HangerError `bad-request` if weights are missing or are not numbers
 */
export function filterPicture(picture: GreyPicture, filter: PictureFilter): GreyPicture {
  return filter.kind === "median" ? medianOf(picture, filter.size) : convolve(picture, filter);
}

type WeightsFilter = Extract<PictureFilter, { kind: "weights" }>;

function convolve({ width, height, pixels }: GreyPicture, filter: WeightsFilter): GreyPicture {
  checkWeights(filter);
  const { size, weight, bias } = filter;
  const reach = (size - 1) / 2;
  const filtered = new Uint8ClampedArray(pixels);
  const taps = tapsOf(filter, width);
  const sums = new Float64Array(width);
  for (let y = reach; y < height - reach; y++) {
    const row = y * width;
    sums.fill(0);
    for (const block of taps) addTaps(pixels, row, block, sums, reach, width - reach);
    for (let x = reach; x < width - reach; x++) {
      // A clamped array keeps values within 0..255 by itself.
      filtered[row + x] = Math.floor(sums[x]! * weight + bias);
    }
  }
  return { width, height, pixels: filtered };
}

/** Nine weights, each with its pixel's offset from the centre pixel. */
interface Taps {
  readonly weights: readonly number[];
  readonly offsets: readonly number[];
}

const BLOCK = 9;

/** A filter's weights in blocks of nine, row by row. Zero weights, which presets have many of, are skipped. */
function tapsOf({ size, weights }: WeightsFilter, width: number): readonly Taps[] {
  const reach = (size - 1) / 2;
  const used = weights
    .map((value, i) => ({ value, at: (Math.floor(i / size) - reach) * width + (i % size) - reach }))
    .filter(({ value }) => value !== 0);
  return Array.from({ length: Math.ceil(used.length / BLOCK) }, (_, block) => {
    const nine = Array.from({ length: BLOCK }, (_, i) => used[block * BLOCK + i] ?? { value: 0, at: 0 });
    return { weights: nine.map(({ value }) => value), offsets: nine.map(({ at }) => at) };
  });
}

/** Adds nine products to each sum from `start` to `end` of a row, in order. Unrolled, because live video needs the speed. */
function addTaps(
  pixels: Uint8ClampedArray,
  row: number,
  { weights, offsets }: Taps,
  sums: Float64Array,
  start: number,
  end: number,
): void {
  const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = weights as Nine;
  const [o0, o1, o2, o3, o4, o5, o6, o7, o8] = offsets.map((offset) => row + offset) as unknown as Nine;
  for (let x = start; x < end; x++) {
    sums[x] =
      sums[x]! +
      pixels[o0 + x]! * w0 +
      pixels[o1 + x]! * w1 +
      pixels[o2 + x]! * w2 +
      pixels[o3 + x]! * w3 +
      pixels[o4 + x]! * w4 +
      pixels[o5 + x]! * w5 +
      pixels[o6 + x]! * w6 +
      pixels[o7 + x]! * w7 +
      pixels[o8 + x]! * w8;
  }
}

type Nine = readonly [number, number, number, number, number, number, number, number, number];

function checkWeights({ size, weights, weight, bias }: WeightsFilter): void {
  const whole = (size === 3 || size === 5) && weights.length === size * size;
  if (whole && [...weights, weight, bias].every(Number.isFinite)) return;
  throw new HangerError("bad-request", explorationWords.needsNumbers);
}

/** The median filter, with a running histogram of the pixels under it (Huang, Yang and Tang, 1979). */
function medianOf({ width, height, pixels }: GreyPicture, size: number): GreyPicture {
  const reach = (size - 1) / 2;
  const middle = (size * size - 1) / 2;
  const filtered = new Uint8ClampedArray(pixels);
  const counts = new Uint16Array(256);
  for (let y = reach; y < height - reach && width >= size; y++) {
    counts.fill(0);
    const change = (column: number, by: number) => {
      for (let row = y - reach; row <= y + reach; row++) counts[pixels[row * width + column]!]! += by;
    };
    for (let column = 0; column < size; column++) change(column, 1);
    for (let x = reach; ; x++) {
      filtered[y * width + x] = rankOf(counts, middle);
      if (x + 1 >= width - reach) break;
      change(x - reach, -1);
      change(x + reach + 1, 1);
    }
  }
  return { width, height, pixels: filtered };
}

/** The value of the given rank, from 0, in a histogram. */
function rankOf(counts: Uint16Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < 255; value++) {
    seen += counts[value]!;
    if (seen > rank) return value;
  }
  return 255;
}

/** 2x2 max pooling: half as wide and high; an odd last row or column is left out. */
export function poolPicture({ width, height, pixels }: GreyPicture): GreyPicture {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const pooled = new Uint8ClampedArray(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const at = 2 * y * width + 2 * x;
      const top = Math.max(pixels[at]!, pixels[at + 1]!);
      const bottom = Math.max(pixels[at + width]!, pixels[at + width + 1]!);
      pooled[y * halfWidth + x] = Math.max(top, bottom);
    }
  }
  return { width: halfWidth, height: halfHeight, pixels: pooled };
}

/** Returns the picture with its mean brightness and its shares of black and white. */
export function measurePicture(picture: GreyPicture): MeasuredPicture {
  const { pixels } = picture;
  let [sum, black, white] = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]!;
    sum += value;
    if (value === 0) black++;
    if (value === 255) white++;
  }
  const count = Math.max(1, pixels.length);
  return { ...picture, mean: sum / count, black: black / count, white: white / count };
}
