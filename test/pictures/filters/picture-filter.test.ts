import type { GreyPicture, PictureFilter } from "../../../src/contract";
import { filterPresets } from "../../../src/pictures/filters/filter-presets";
import {
  filterPicture,
  measurePicture,
  poolPicture,
  toGrey,
} from "../../../src/pictures/filters/picture-filter";
import { Random } from "../../../src/random/random";

/** One of each kind of size: even, odd, and too small for any filter. */
const SIZES = [
  [16, 16],
  [17, 13],
  [31, 8],
  [7, 5],
  [4, 9],
  [2, 2],
] as const;

function noise(width: number, height: number): GreyPicture {
  const random = new Random(width, height);
  return {
    width,
    height,
    pixels: Uint8ClampedArray.from({ length: width * height }, () => random.below(256)),
  };
}

/** The lab's loop on i[x][y], x along the width, extended to 5x5 and by the bias. An array of bytes keeps whole numbers. */
function labConvolution(i: number[][], filter: number[][], weight: number, bias: number): number[][] {
  const transformed = i.map((column) => [...column]);
  const size_x = i.length;
  const size_y = i[0]!.length;
  const margin = (filter.length - 1) / 2;
  for (let x = margin; x < size_x - margin; x++) {
    for (let y = margin; y < size_y - margin; y++) {
      let convolution = 0;
      for (let down = -margin; down <= margin; down++) {
        for (let right = -margin; right <= margin; right++) {
          convolution += i[x + right]![y + down]! * filter[margin + down]![margin + right]!;
        }
      }
      convolution = convolution * weight + bias;
      if (convolution < 0) convolution = 0;
      if (convolution > 255) convolution = 255;
      transformed[x]![y] = Math.trunc(convolution);
    }
  }
  return transformed;
}

function labMedian(i: number[][], size: number): number[][] {
  const margin = (size - 1) / 2;
  return i.map((column, x) =>
    column.map((value, y) => {
      if (x < margin || y < margin || x >= i.length - margin || y >= column.length - margin) return value;
      const under = i.slice(x - margin, x + margin + 1).flatMap((c) => c.slice(y - margin, y + margin + 1));
      return under.sort((a, b) => a - b)[(size * size - 1) / 2]!;
    }),
  );
}

function labPooling(i: number[][]): number[][] {
  const pooled: number[][] = [];
  for (let x = 0; x + 1 < i.length; x += 2) {
    pooled.push([]);
    for (let y = 0; y + 1 < i[x]!.length; y += 2) {
      pooled.at(-1)!.push(Math.max(i[x]![y]!, i[x + 1]![y]!, i[x]![y + 1]!, i[x + 1]![y + 1]!));
    }
  }
  return pooled;
}

const toColumns = ({ width, height, pixels }: GreyPicture) =>
  Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => pixels[y * width + x]!));

const rowsOf = (weights: readonly number[], size: number) =>
  Array.from({ length: size }, (_, row) => weights.slice(row * size, (row + 1) * size));

const run = (picture: GreyPicture, filter: PictureFilter) =>
  filter.kind === "median"
    ? labMedian(toColumns(picture), filter.size)
    : labConvolution(toColumns(picture), rowsOf(filter.weights, filter.size), filter.weight, filter.bias);

describe.each(filterPresets().map((preset) => [preset.name, preset] as const))("%s", (_, { filter }) => {
  test.each(SIZES)("equals the lab's loop pixel for pixel, and its pooling, on %i x %i", (width, height) => {
    const picture = noise(width, height);
    const filtered = filterPicture(picture, filter);
    expect(toColumns(filtered)).toEqual(run(picture, filter));
    const pooled = poolPicture(filtered);
    expect([pooled.width, pooled.height]).toEqual([Math.floor(width / 2), Math.floor(height / 2)]);
    expect(toColumns(pooled)).toEqual(labPooling(run(picture, filter)));
  });
});

test("a 5x5 median and learned weights equal the plain loop too", () => {
  const random = new Random(5);
  const weights = Array.from({ length: 9 }, () => random.normal());
  const picture = noise(19, 11);
  for (const filter of [
    { kind: "median", size: 5 },
    { kind: "weights", size: 3, weights, weight: 0.7, bias: -3.5 },
  ] as const) {
    expect(toColumns(filterPicture(picture, filter))).toEqual(run(picture, filter));
  }
});

test("the presets are those of the lab and the usual ones, each by a name of its own", () => {
  const labs = filterPresets()
    .filter(({ name }) => name.startsWith("lab-"))
    .map(({ filter }) => filter.kind === "weights" && rowsOf(filter.weights, filter.size));
  expect(labs).toEqual([
    [
      [-1, -2, -1],
      [0, 0, 0],
      [1, 2, 1],
    ],
    [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ],
    [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
  ]);
  const names = filterPresets().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.startsWith("sharpen"))).toHaveLength(3);
});

/** 9 x 9 pixels, black with one white line through the middle. */
function line(isWhite: (x: number, y: number) => boolean): GreyPicture {
  const pixels = Uint8ClampedArray.from({ length: 81 }, (_, i) =>
    isWhite(i % 9, Math.floor(i / 9)) ? 255 : 0,
  );
  return { width: 9, height: 9, pixels };
}

const across = line((_, y) => y === 4);
const upright = line((x) => x === 4);

/** The brightest pixel that a filter leaves in the inner part. */
function answerOf(name: string, picture: GreyPicture): number {
  const { filter } = filterPresets().find((preset) => preset.name === name)!;
  const { pixels } = filterPicture(picture, filter);
  return Math.max(
    ...pixels.filter((_, i) => [3, 4, 5].includes(i % 9) && [3, 4, 5].includes(Math.floor(i / 9))),
  );
}

test.each([
  ["lab-horizontal", across, upright],
  ["edges-horizontal", across, upright],
  ["lab-vertical", upright, across],
  ["edges-vertical", upright, across],
])("%s answers to lines of its direction alone", (name, own, other) => {
  expect(answerOf(name, own)).toBe(255);
  expect(answerOf(name, other)).toBe(0);
});

test("an even ground stays as it is under what averages or sharpens, and is grey under emboss", () => {
  const ground = line(() => true);
  for (const name of [
    "blur",
    "gaussian-blur",
    "motion-blur",
    "mean",
    "median",
    "sharpen",
    "sharpen-softly",
  ]) {
    expect([name, answerOf(name, ground)]).toEqual([name, 255]);
  }
  for (const name of ["lab-edges", "edges-45", "edges-all"]) expect(answerOf(name, ground)).toBe(0);
  expect(answerOf("emboss", ground)).toBe(128);
});

test("colours become their brightness, and what is transparent white", () => {
  const data = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 10, 10, 10, 255, 0, 0, 0, 0);
  expect([...toGrey({ width: 2, height: 2, data }).pixels]).toEqual([76, 150, 10, 255]);
});

test("a filter with an empty field is refused in a sentence", () => {
  const filter = {
    kind: "weights",
    size: 3,
    weights: [1, Number.NaN, 1, 0, 0, 0, 0, 0, 0],
    weight: 1,
    bias: 0,
  } as const;
  expect(() => filterPicture(across, filter)).toThrow(/number in every field/);
});

test("a picture is measured: its mean, and how much of it is black or white", () => {
  const picture = { width: 2, height: 2, pixels: Uint8ClampedArray.of(0, 255, 101, 0) };
  expect(measurePicture(picture)).toEqual({ ...picture, mean: 89, black: 0.5, white: 0.25 });
});
