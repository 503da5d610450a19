import type { LabelledImages } from "../../src/ml/data/images";

/** How many pictures of each class the sample has, to train on and to test with. */
const TRAIN_PER_CLASS = 200;
const TEST_PER_CLASS = 50;

/** Rows of the package's lists of pictures, one list for each class. */
export interface Picks {
  /** By class: rows of the pictures to train on. */
  readonly train: readonly (readonly number[])[];
  /** Pictures to test with, by their number among the dataset's 10,000 test images. */
  readonly test: readonly (readonly [number: number, label: number, row: number])[];
}

/**
 * The pictures of the sample: of each class the first rows of the package that are training images, and the test images with
 * the lowest numbers. The package mixes both, and changed some pictures: those are passed over.
 */
export function pickSample(
  train: LabelledImages,
  test: LabelledImages,
  rowsOf: (label: number) => readonly (readonly number[])[],
): Picks {
  const trains = placesOf(train);
  const tests = placesOf(test);
  const picks: { train: number[][]; test: [number, number, number][] } = { train: [], test: [] };
  for (let label = 0; label < 10; label++) {
    const rows = rowsOf(label).map((pixels, row) => ({ row, key: keyOf(pixels) }));
    const isIn = (places: Map<string, Place>, key: string) => places.get(key)?.label === label;
    const toTrain = rows.filter(({ key }) => isIn(trains, key) && !tests.has(key));
    const toTest = rows
      .filter(({ key }) => isIn(tests, key) && !trains.has(key))
      .map(({ row, key }) => [tests.get(key)!.number, label, row] as [number, number, number])
      .sort(byNumber);
    picks.train.push(toTrain.slice(0, TRAIN_PER_CLASS).map(({ row }) => row));
    picks.test.push(...toTest.slice(0, TEST_PER_CLASS));
  }
  picks.test.sort(byNumber);
  return picks;
}

interface Place {
  readonly number: number;
  readonly label: number;
}

const byNumber = ([a]: readonly number[], [b]: readonly number[]) => a! - b!;

function placesOf({ count, pixels, images, labels }: LabelledImages): Map<string, Place> {
  const places = new Map<string, Place>();
  for (let number = count - 1; number >= 0; number--) {
    const key = keyOf(images.subarray(number * pixels, (number + 1) * pixels));
    places.set(key, { number, label: labels[number]! });
  }
  return places;
}

const keyOf = (pixels: ArrayLike<number>) => Buffer.from(Uint8Array.from(pixels)).toString("latin1");
