import { KINDS } from "../../../../src/contract";
import type { ClassRecord } from "../../../../src/storage";
import { mergeImportedClasses } from "../../../../workers/model/take-along/merge-classes";

const record = (id: string, name: string, more: Partial<ClassRecord> = {}): ClassRecord => ({
  id,
  name,
  addedAt: 1,
  state: "shown",
  ...more,
});
const here = (...records: ClassRecord[]) => new Map(records.map((each) => [each.id, each]));

test("classes that are not here are added as they are, with what they were merged into", () => {
  const incoming = [
    record("beret", "Beret"),
    record("cap", "Cap", { state: "deleted", mergedInto: "beret" }),
  ];
  const merged = mergeImportedClasses(incoming, here(), new Set(["beret"]));
  expect(merged).toMatchObject({ records: incoming, added: 1, same: 0 });
  expect(merged.classOf("cap")).toBe("beret");
});

test("of a class that is here, what its owner made of it stays", () => {
  const merged = mergeImportedClasses(
    [record("beret", "Beret")],
    here(record("beret", "My berets")),
    new Set(["beret"]),
  );
  expect(merged).toMatchObject({ records: [], added: 0, same: 1 });
});

test("a class of another id and the same name becomes part of the one here", () => {
  const merged = mergeImportedClasses([record("h", "BERET")], here(record("beret", "Beret")), new Set(["h"]));
  expect(merged.records).toEqual([record("h", "BERET", { state: "deleted", mergedInto: "beret" })]);
  expect(merged.classOf("h")).toBe("beret");
});

test("a class that was deleted here comes back with its photos, and only with them", () => {
  const deleted = here(record("beret", "Beret", { state: "deleted" }));
  expect(mergeImportedClasses([record("beret", "Beret")], deleted, new Set(["beret"]))).toMatchObject({
    records: [record("beret", "Beret")],
    added: 1,
  });
  expect(mergeImportedClasses([record("beret", "Beret")], deleted, new Set()).records).toEqual([]);
});

test("photos of a class that was merged here go where its own went", () => {
  const merged = here(
    record("cap", "Cap", { state: "deleted", mergedInto: "beret" }),
    record("beret", "Beret"),
  );
  expect(mergeImportedClasses([record("cap", "Cap")], merged, new Set(["cap"])).classOf("cap")).toBe("beret");
});

test("classes that are part of each other in turn are none of them", () => {
  const incoming = [
    record("a", "A", { state: "deleted", mergedInto: "b" }),
    record("b", "B", { state: "deleted", mergedInto: "a" }),
  ];
  const merged = mergeImportedClasses(incoming, here(), new Set(["a"]));
  const [target] = merged.records.filter(({ id }) => id === merged.classOf("a"));
  expect(target).toMatchObject({ state: "shown" });
  expect(target).not.toHaveProperty("mergedInto");
});

test("a file changes none of the built-in classes, and tells what it would change", () => {
  const incoming = [
    record("beret", "Beret"),
    record("bag", "Handbag"),
    record("coat", "Coat", { state: "hidden" }),
    record("shirt", "Blouse", { state: "deleted", mergedInto: "beret" }),
    record("sandal", "Sandal", { state: "deleted", mergedInto: "sneaker" }),
    record("dress", "Dress"),
    // No app deletes a built-in class.
    record("trouser", "Trouser", { state: "deleted" }),
  ];
  const merged = mergeImportedClasses(incoming, here(), new Set(["bag", "shirt", "sandal", "trouser"]));
  expect(merged).toMatchObject({ records: [record("beret", "Beret")], added: 1, same: 0 });
  for (const id of ["bag", "shirt", "sandal", "trouser"]) expect(merged.classOf(id)).toBe(id);
  expect(merged.builtIn).toEqual([
    { id: "bag", name: "Bag", kind: "renamed", to: "Handbag" },
    { id: "coat", name: "Coat", kind: "hidden" },
    { id: "shirt", name: "Shirt", kind: "renamed", to: "Blouse" },
    { id: "shirt", name: "Shirt", kind: "merged", into: "beret", to: "Beret" },
    { id: "sandal", name: "Sandal", kind: "merged", into: "sneaker", to: "Sneaker" },
  ]);
});

test("what the owner made of a built-in class here is not asked about again", () => {
  const merged = mergeImportedClasses(
    [record("bag", "Handbag", { state: "hidden" })],
    here(record("bag", "Purse")),
    new Set(["bag"]),
  );
  expect(merged).toMatchObject({ records: [], builtIn: [] });
});

test("built-in classes merged into each other in turn, or into themselves, are told without a loop", () => {
  const incoming = [
    record("bag", "Bag", { state: "deleted", mergedInto: "coat" }),
    record("coat", "Coat", { state: "deleted", mergedInto: "bag" }),
    record("shirt", "Shirt", { state: "deleted", mergedInto: "shirt" }),
  ];
  const merged = mergeImportedClasses(incoming, here(), new Set(["bag"]));
  expect(merged.records).toEqual([]);
  expect(merged.builtIn.map(({ id, kind }) => [id, kind])).toEqual([
    ["bag", "merged"],
    ["coat", "merged"],
  ]);
});

test("more than 200 classes are refused", () => {
  const incoming = Array.from({ length: 201 - KINDS.length }, (_, i) => record(`c${i}`, `Class ${i}`));
  expect(() => mergeImportedClasses(incoming, here(), new Set())).toThrow("more than 200 classes");
  expect(mergeImportedClasses(incoming.slice(1), here(), new Set()).added).toBe(200 - KINDS.length);
});
