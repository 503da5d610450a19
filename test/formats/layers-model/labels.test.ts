import { labelsFor, tidyName } from "../../../src/formats/layers-model/labels";

test("classes without names are numbered, ten of them too", () => {
  expect(labelsFor(3, undefined)).toEqual(["Class 1", "Class 2", "Class 3"]);
  expect(labelsFor(10, undefined).at(-1)).toBe("Class 10");
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

test("two names that differ in case stay two, and the class here is the one that is written the same", () => {
  const beret = { id: "class-1", name: "Beret", state: "shown" } as const;
  expect(labelsFor(2, ["beret", "BERET"])).toEqual(["beret", "BERET"]);
  expect(labelsFor(2, ["beret", "Beret"], [beret])).toEqual(["beret", "class-1"]);
  expect(labelsFor(2, ["beret", "coat"], [beret])).toEqual(["class-1", "coat"]);
});

test("a name from outside is never taken for the id of another class, nor for a deleted one", () => {
  const known = [
    { id: "beret", name: "Bonnet", state: "shown" },
    { id: "cap", name: "Cap", state: "deleted" },
    { id: "sneaker", name: "Sneaker", state: "deleted" },
  ] as const;
  expect(labelsFor(5, ["beret", "cap", "Cap", "sneaker", "Sneaker"], known)).toEqual([
    "beret (2)",
    "cap (2)",
    "Cap",
    "Sneaker",
    "Sneaker (2)",
  ]);
});

test("a built-in class that was renamed here comes back by its new name", () => {
  const known = [{ id: "trouser", name: "Jeans", state: "shown" }] as const;
  expect(labelsFor(2, ["Jeans", "Dress"], known)).toEqual(["trouser", "dress"]);
});
