import { stratifiedFolds } from "../../../src/ml/training/folds";

const photos = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([label, count]) => Array.from({ length: count }, () => label));

test("every photo is held back once, and each fold has its share of every class", () => {
  const labels = photos({ coat: 9, hat: 4, bag: 6 });
  const folds = stratifiedFolds(labels, 1);
  expect(folds).toHaveLength(3);
  expect(folds.flat().sort((a, b) => a - b)).toEqual(labels.map((_, i) => i));
  for (const fold of folds) {
    const ofClass = (label: string) => fold.filter((i) => labels[i] === label).length;
    expect(ofClass("coat")).toBe(3);
    expect(ofClass("bag")).toBe(2);
    expect(ofClass("hat")).toBeGreaterThanOrEqual(1);
    expect(ofClass("hat")).toBeLessThanOrEqual(2);
  }
});

test("classes of fewer than three photos are in no fold, and no fold is empty", () => {
  const labels = photos({ coat: 2, hat: 3, bag: 1 });
  const folds = stratifiedFolds(labels, 1);
  expect(folds.map((fold) => fold.map((i) => labels[i]))).toEqual([["hat"], ["hat"], ["hat"]]);
  expect(stratifiedFolds(photos({ coat: 2, bag: 2 }), 1)).toEqual([]);
  expect(stratifiedFolds([], 1)).toEqual([]);
});

test("of many photos, a fifth of every class is held back once", () => {
  const labels = photos({ coat: 200, hat: 100, bag: 50 });
  const folds = stratifiedFolds(labels, 1);
  expect(folds).toHaveLength(1);
  const ofClass = (label: string) => folds[0]!.filter((i) => labels[i] === label).length;
  expect([ofClass("coat"), ofClass("hat"), ofClass("bag")]).toEqual([40, 20, 10]);
});

test("the same seed divides alike, another one differently", () => {
  const labels = photos({ coat: 30 });
  expect(stratifiedFolds(labels, 4)).toEqual(stratifiedFolds(labels, 4));
  expect(stratifiedFolds(labels, 5)).not.toEqual(stratifiedFolds(labels, 4));
});
