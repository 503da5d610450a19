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
  const incoming = [record("hat", "Hat"), record("cap", "Cap", { state: "deleted", mergedInto: "hat" })];
  const merged = mergeImportedClasses(incoming, here(), new Set(["hat"]));
  expect(merged).toMatchObject({ records: incoming, added: 1, same: 0 });
  expect(merged.classOf("cap")).toBe("hat");
});

test("of a class that is here, what its owner made of it stays", () => {
  const merged = mergeImportedClasses(
    [record("hat", "Hat")],
    here(record("hat", "My hats")),
    new Set(["hat"]),
  );
  expect(merged).toMatchObject({ records: [], added: 0, same: 1 });
});

test("a class of another id and the same name becomes part of the one here", () => {
  const merged = mergeImportedClasses([record("h", "HAT")], here(record("hat", "Hat")), new Set(["h"]));
  expect(merged.records).toEqual([record("h", "HAT", { state: "deleted", mergedInto: "hat" })]);
  expect(merged.classOf("h")).toBe("hat");
});

test("a class that was deleted here comes back with its photos, and only with them", () => {
  const deleted = here(record("hat", "Hat", { state: "deleted" }));
  expect(mergeImportedClasses([record("hat", "Hat")], deleted, new Set(["hat"]))).toMatchObject({
    records: [record("hat", "Hat")],
    added: 1,
  });
  expect(mergeImportedClasses([record("hat", "Hat")], deleted, new Set()).records).toEqual([]);
});

test("photos of a class that was merged here go where its own went", () => {
  const merged = here(record("cap", "Cap", { state: "deleted", mergedInto: "hat" }), record("hat", "Hat"));
  expect(mergeImportedClasses([record("cap", "Cap")], merged, new Set(["cap"])).classOf("cap")).toBe("hat");
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
    record("hat", "Hat"),
    record("bag", "Handbag"),
    record("coat", "Coat", { state: "hidden" }),
    record("shirt", "Blouse", { state: "deleted", mergedInto: "hat" }),
    record("sandal", "Sandal", { state: "deleted", mergedInto: "sneaker" }),
    record("dress", "Dress"),
    // No app deletes a built-in class.
    record("trouser", "Trouser", { state: "deleted" }),
  ];
  const merged = mergeImportedClasses(incoming, here(), new Set(["bag", "shirt", "sandal", "trouser"]));
  expect(merged).toMatchObject({ records: [record("hat", "Hat")], added: 1, same: 0 });
  for (const id of ["bag", "shirt", "sandal", "trouser"]) expect(merged.classOf(id)).toBe(id);
  expect(merged.builtIn).toEqual([
    { id: "bag", name: "Bag", kind: "renamed", to: "Handbag" },
    { id: "coat", name: "Coat", kind: "hidden" },
    { id: "shirt", name: "Shirt", kind: "renamed", to: "Blouse" },
    { id: "shirt", name: "Shirt", kind: "merged", into: "hat", to: "Hat" },
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
  const incoming = Array.from({ length: 191 }, (_, i) => record(`c${i}`, `Class ${i}`));
  expect(() => mergeImportedClasses(incoming, here(), new Set())).toThrow("more than 200 classes");
  expect(mergeImportedClasses(incoming.slice(1), here(), new Set()).added).toBe(190);
});
