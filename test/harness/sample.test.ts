import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { findDataset } from "../../harness/dataset/find";
import { splitsOf } from "../../harness/dataset/prepare";
import { pickSample } from "../../harness/sample/pick";
import picks from "../../harness/sample/picks.json";
import { packagePictures, prepareSample } from "../../harness/sample/prepare";
import { joinShards } from "../../src/formats/shard";
import { FASHION_MNIST, testOn } from "../e2e/support/published-data";

const CLASSES = Array.from({ length: 10 }, (_, label) => label);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "sample-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("the sample has 200 pictures of each class to train on and 50 to test with, in sixteen levels of grey", async () => {
  const { shards } = await prepareSample(folder);
  const countsOf = async (split: string) => {
    const { file } = shards.find((shard) => shard.split === split)!;
    const { images, labels } = joinShards([await promisify(gunzip)(await readFile(path.join(folder, file)))]);
    expect(new Set(images).size).toBe(16);
    return CLASSES.map((label) => labels.filter((each) => each === label).length);
  };
  expect(await countsOf("train")).toEqual(CLASSES.map(() => 200));
  expect(await countsOf("test")).toEqual(CLASSES.map(() => 50));
  const { numbers } = shards.find(({ split }) => split === "test")!;
  // The three shoes of the course's first lab.
  expect(numbers).toEqual(expect.arrayContaining([0, 23, 28]));
});

testOn(
  FASHION_MNIST,
  "no picture to train on is a test image, and each has the dataset's label",
  async () => {
    const dataset = await findDataset({ download: false, onProgress: () => undefined });
    const { train, test } = splitsOf(dataset!.contents);
    const pictures = await Promise.all(CLASSES.map(packagePictures));
    expect(pickSample(train, test, (label) => pictures[label]!)).toEqual(picks);
  },
);
