import { beforeAfterByClass, fallenApart } from "../../../src/ml/training/verdict";

const rights = (right: number, count: number) => Array.from({ length: count }, (_, i) => i < right);

/** A class of 20 pictures, and 300 others that stay as they were. */
const losing = (lost: number, count = 20) =>
  beforeAfterByClass(
    [...new Array<string>(300).fill("coat"), ...new Array<string>(count).fill("dress")],
    [...rights(270, 300), ...rights(count, count)],
    [...rights(270, 300), ...rights(count - lost, count)],
  );

test("a class of twenty that loses a quarter falls apart, however little that is of all pictures", () => {
  expect(fallenApart(losing(5))).toEqual({ label: "dress", before: 1, after: 0.75, count: 20 });
});

test("what may be chance, or is a small price, is no reason to warn", () => {
  expect(fallenApart(losing(0))).toBeUndefined();
  expect(fallenApart(losing(3))).toBeUndefined();
  expect(fallenApart(losing(1, 3))).toBeUndefined();
  expect(fallenApart(losing(2, 3))).toBeUndefined();
});

test("the class that loses most comes first, and one that gains is last", () => {
  const labels = ["a", "a", "b", "b", "c", "c"];
  const classes = beforeAfterByClass(
    labels,
    [true, true, true, true, false, false],
    [true, false, false, false, true, true],
  );
  expect(classes.map(({ label }) => label)).toEqual(["b", "a", "c"]);
});
