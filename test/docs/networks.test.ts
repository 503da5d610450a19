import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { TRANSLATIONS } from "../../src/formats/graph-model/to-operations";
import { ACTIVATIONS, DOES_NOTHING, LAYER_KINDS } from "../../src/formats/layers-model/layer-kinds";
import { OPERATIONS } from "../../src/formats/operations/table";

const ROOT = path.resolve(__dirname, "../..");
const text = readFileSync(path.join(ROOT, "docs/networks.md"), "utf8");

const listedIn = (row: string) =>
  [...(text.split("\n").find((line) => line.startsWith(`| ${row}`)) ?? "").matchAll(/`(\w+)`/g)].map(
    ([, name]) => name,
  );

test.each([
  ["computed", Object.keys(LAYER_KINDS)],
  ["left out", DOES_NOTHING],
  ["activations", Object.keys(ACTIVATIONS)],
])("docs/networks.md lists all layers that are %s", (row, names) => {
  expect(listedIn(row).sort()).toEqual([...names].sort());
});

test.each([
  ["ONNX's", OPERATIONS],
  ["GraphModels'", TRANSLATIONS],
])("docs/networks.md lists all of %s operations that are read", (whose, table) => {
  const [, list = ""] = text.split(`${whose} operations: `);
  const listed = [...list.split(";")[0]!.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(table).sort());
});

test("the tests that docs/networks.md names are there", () => {
  const tests = [...text.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, file]) => file!);
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});
