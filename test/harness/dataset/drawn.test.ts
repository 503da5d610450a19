import { createHash } from "node:crypto";
import { drawDataset } from "../../../harness/drawn-dataset/draw";
import { SHAPES } from "../../../harness/drawn-dataset/shapes";
import { parseIdx } from "../../../src/formats/idx";

const COUNTS = { train: 300, t10k: 100 };

const dataset = drawDataset(COUNTS);

test("the drawn dataset has the format of Fashion-MNIST, and its labels go round", () => {
  for (const [split, count] of [
    ["train", COUNTS.train],
    ["t10k", COUNTS.t10k],
  ] as const) {
    expect(parseIdx(dataset[`${split}-images-idx3-ubyte`]).dimensions).toEqual([count, 28, 28]);
    const labels = parseIdx(dataset[`${split}-labels-idx1-ubyte`]);
    expect(labels.dimensions).toEqual([count]);
    expect([...labels.data.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  }
  expect(Object.keys(SHAPES)).toHaveLength(10);
});

test("it is the same on every machine, to the last bit", () => {
  const digest = createHash("sha256");
  for (const content of Object.values(dataset)) digest.update(content);
  expect(digest.digest("hex")).toBe("0c7deaca7eaae03f32fb3218da420a8135ab48eae00d881054a8ac843f76f61b");
});

test("no picture of the test set is in the training set", () => {
  const pictures = (split: "train" | "t10k") => {
    const { data } = parseIdx(dataset[`${split}-images-idx3-ubyte`]);
    return Array.from({ length: data.length / 784 }, (_, i) =>
      Buffer.from(data.subarray(784 * i, 784 * (i + 1))).toString("base64"),
    );
  };
  const train = new Set(pictures("train"));
  expect(train.size).toBe(COUNTS.train);
  expect(pictures("t10k").filter((picture) => train.has(picture))).toEqual([]);
});
