import { memory as tensorMemory } from "@tensorflow/tfjs-core";
import { activateBackend } from "../../../src/ml/backends/activate";
import { withImagined } from "../../../src/ml/training/imagined";
import type { Lessons } from "../../../src/ml/training/lessons";
import type { Memory } from "../../../src/ml/training/memory";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));

const SIZE = 4;
const KNOWN = 3;

/** A memory of three classes: the first two are near the lesson and vary in one feature each, the third is far away. */
function remembered(): Memory {
  const random = new Random(1);
  const rows = Array.from({ length: 90 }, (_, i) => {
    const label = Math.floor(i / 30);
    const root = label === 2 ? [30, 30, 30, 30] : [5, 5, 5, 5];
    root[label]! += random.normal();
    return root.map((value) => value ** 2);
  });
  const labels = Uint8Array.from(rows, (_, i) => Math.floor(i / 30));
  return { count: rows.length, size: SIZE, features: Float32Array.from(rows.flat()), labels };
}

/** One photo of an old class and one of a new class, each unchanged and mirrored. */
const LESSONS: Lessons = {
  features: Float32Array.from([9, 9, 9, 9, 36, 36, 36, 36, 9, 9, 9, 9, 36, 36, 36, 36]),
  photos: [
    { views: [0, 2], right: [1] },
    { views: [1, 3], right: [3] },
  ],
};

const columnOf = ({ features }: Lessons, column: number) =>
  Array.from(features.subarray(LESSONS.features.length))
    .filter((_, i) => i % SIZE === column)
    .map((value) => Math.sqrt(value));

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviationOf = (values: readonly number[]) =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));

test("only new classes are imagined, around their photos, varying as the nearest remembered classes do", async () => {
  const tensors = tensorMemory().numTensors;
  const lessons = await withImagined(LESSONS, remembered(), KNOWN, 1);
  expect(tensorMemory().numTensors).toBe(tensors);
  expect(lessons.features.subarray(0, LESSONS.features.length)).toEqual(LESSONS.features);
  expect(lessons.photos[0]).toEqual(LESSONS.photos[0]);
  const [, fresh] = lessons.photos;
  expect(fresh!.right).toEqual([3]);
  expect(fresh!.views).toEqual([1, 3, ...Array.from({ length: 128 }, (_, i) => 4 + i)]);
  expect(lessons.features).toHaveLength(SIZE * (4 + 128));
  for (let column = 0; column < SIZE; column++) {
    const values = columnOf(lessons, column);
    expect(Math.abs(meanOf(values) - 6)).toBeLessThan(0.2);
    // Half the mean variance of both classes, where one of them varies by 1: a variance of 0.25.
    if (column < 2) expect(Math.abs(deviationOf(values) - 0.5)).toBeLessThan(0.2);
    else expect(deviationOf(values)).toBeLessThan(1e-3);
  }
});

test("the seed decides what is imagined", async () => {
  const [first, again, other] = await Promise.all(
    [1, 1, 2].map((seed) => withImagined(LESSONS, remembered(), KNOWN, seed)),
  );
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test("nothing is imagined where nothing is new, or too little is remembered", async () => {
  expect(await withImagined(LESSONS, remembered(), KNOWN + 1, 1)).toBe(LESSONS);
  const few = { ...remembered(), count: 15 };
  expect(await withImagined(LESSONS, few, KNOWN, 1)).toBe(LESSONS);
});
