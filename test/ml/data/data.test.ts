import { parseIdx, writeIdx } from "../../../src/formats/idx";
import { joinShards, packShard } from "../../../src/formats/shard";
import { readBatch, ShuffledBatches } from "../../../src/ml/data/batches";
import { joinExamples, pictureExamples } from "../../../src/ml/data/examples";
import { targetsOf, trainingLabel } from "../../../src/ml/data/groups";
import { selectImages } from "../../../src/ml/data/images";
import { splitIndices } from "../../../src/ml/data/split";

/** `count` pictures of 784 bytes, each filled with its number. */
function numberedImages(count: number) {
  const images = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++) images.fill(i, i * 784, (i + 1) * 784);
  return { count, pixels: 784, images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}

test("an IDX file is read as it was written", () => {
  const file = { dimensions: [2, 1, 300], data: Uint8Array.from({ length: 600 }, (_, i) => i % 256) };
  expect(parseIdx(writeIdx(file))).toEqual(file);
});

test("an IDX file gives its sizes and values", () => {
  const file = parseIdx(Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6));
  expect(file.dimensions).toEqual([2, 3]);
  expect([...file.data]).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each([
  ["something else", [1, 2, 3, 4]],
  ["of unsigned bytes", [0, 0, 13, 1, 0, 0, 0, 0]],
  ["cut short in its header", [0, 0, 8, 3, 0, 0]],
  ["2 values where its header says 3", [0, 0, 8, 1, 0, 0, 0, 3, 1, 2]],
])("an IDX file that is not whole is refused: %s", (reason, bytes) => {
  expect(() => parseIdx(Uint8Array.from(bytes))).toThrow(reason === "something else" ? /not an IDX/ : reason);
});

test("shards join to what was packed, in order", () => {
  const all = numberedImages(7);
  const parts = [Uint32Array.of(0, 1, 2), Uint32Array.of(3, 4, 5, 6)].map((at) =>
    packShard(selectImages(all, at)),
  );
  expect(joinShards(parts)).toEqual(all);
  expect(() => joinShards([parts[0]!.subarray(1)])).toThrow(/whole number/);
});

test("the split is the same for a seed, leaves nothing out and shares nothing", () => {
  const { train, validation } = splitIndices(1000, 3);
  expect(validation).toHaveLength(100);
  expect(new Set([...train, ...validation]).size).toBe(1000);
  expect(splitIndices(1000, 3)).toEqual({ train, validation });
  expect(splitIndices(1000, 4).validation).not.toEqual(validation);
});

test("an epoch shows every picture once, in an order of its own, and the same one for a seed", () => {
  const examples = pictureExamples(numberedImages(50));
  const batches = new ShuffledBatches(examples, 16, 1);
  const shown = (epoch: number, source = batches) =>
    [0, 1, 2, 3].flatMap((step) => {
      const { inputs, count } = source.batch(epoch, step);
      return Array.from({ length: count }, (_, i) => Math.round(inputs[i * 784]! * 255));
    });
  expect(batches.stepsPerEpoch).toBe(4);
  expect([...shown(0)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(shown(1)).not.toEqual(shown(0));
  expect(shown(1, new ShuffledBatches(examples, 16, 1))).toEqual(shown(1));
});

test("joined sets show the repeated one as often as asked", () => {
  const joined = joinExamples([
    { examples: pictureExamples(numberedImages(3)), repeats: 1 },
    { examples: pictureExamples(numberedImages(2)), repeats: 2 },
  ]);
  const { labels } = readBatch(
    joined,
    Uint32Array.from({ length: joined.count }, (_, i) => i),
  );
  expect([...labels]).toEqual([0, 1, 2, 0, 1, 0, 1]);
});

test("footwear counts every shoe as right, and unknown folders nothing", () => {
  const labels = ["footwear", "trouser", "hat"].map(trainingLabel);
  expect([...targetsOf(Int32Array.from(labels), 10)]).toEqual([
    ...[0, 0, 0, 0, 0, 1, 0, 1, 0, 1],
    ...[0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]);
});

test("of a sampled part, each epoch shows others, and all of the rest", () => {
  const joined = joinExamples([
    { examples: pictureExamples(numberedImages(40)), repeats: 1 },
    { examples: pictureExamples(numberedImages(5)), repeats: 2 },
  ]);
  const batches = new ShuffledBatches(joined, 18, 1, { from: 40, take: 8 });
  const shown = (epoch: number) => {
    const { inputs } = batches.batch(epoch, 0);
    return Array.from({ length: 18 }, (_, i) => Math.round(inputs[i * 784]! * 255)).sort((a, b) => a - b);
  };
  expect(batches.stepsPerEpoch).toBe(1);
  expect(shown(0)).not.toEqual(shown(1));
  for (const number of [0, 1, 2, 3, 4]) {
    expect(shown(0).filter((value) => value === number).length).toBeGreaterThanOrEqual(2);
  }
});
