import { LABELS } from "../../../src/contract";
import { labelsFor, tidyName } from "../../../src/formats/layers-model/labels";

test("ten classes without names are Fashion-MNIST's, others are numbered", () => {
  expect(labelsFor(10, undefined)).toEqual(LABELS);
  expect(labelsFor(3, undefined)).toEqual(["Class 1", "Class 2", "Class 3"]);
});

test("names of Fashion-MNIST's classes become its labels, in any writing", () => {
  expect(labelsFor(4, ["T-shirt/top", "ankle boot", "SHIRT", "ankle-boot "])).toEqual([
    "t-shirt-top",
    "ankle-boot",
    "shirt",
    "ankle-boot (2)",
  ]);
});

test("names from elsewhere become one short line each, and none is empty or there twice", () => {
  expect(labelsFor(4, ["a\u202eb\n", "", "x".repeat(60), "x".repeat(50)])).toEqual([
    "a b",
    "Class 2",
    "x".repeat(40),
    `${"x".repeat(36)} (2)`,
  ]);
  expect(tidyName("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
});

test("labels are distinct even where the given names are not", () => {
  expect(labelsFor(4, ["a", "a", "a (2)", "a"])).toEqual(["a", "a (2)", "a (2) (2)", "a (3)"]);
});

test("too few names are refused", () => {
  expect(() => labelsFor(3, ["a", "b"])).toThrow("There are 2 class names, but the network has 3 classes.");
});
