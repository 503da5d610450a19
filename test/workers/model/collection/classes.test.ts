import { HangerError, KINDS } from "../../../../src/contract";
import type { ClassRecord } from "../../../../src/storage";
import { speak } from "../../../../src/words/translatable";
import { currentClass, withKindsOfOwners } from "../../../../workers/model/collection/answers";
import {
  addedClass,
  cleanName,
  currentClasses,
  deletedClass,
  hiddenClass,
  mergedClass,
  renamedClass,
  restoredClass,
} from "../../../../workers/model/collection/classes";

afterEach(() => speak("en"));

const book = (...records: readonly ClassRecord[]) => new Map(records.map((record) => [record.id, record]));

const own = (id: string, name: string, more: Partial<ClassRecord> = {}): ClassRecord => ({
  id,
  name,
  addedAt: 1,
  state: "shown",
  ...more,
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof HangerError) return `${error.code}: ${error.message}`;
  }
  return "no refusal";
};

test("the kinds that the app knows are there without records, and own classes follow as they were added", () => {
  expect(currentClasses(book()).map(({ id }) => id)).toEqual(KINDS);
  const classes = currentClasses(
    book(own("scarf", "Scarf", { addedAt: 9 }), own("beret", "Beret", { addedAt: 5 })),
  );
  expect(classes.slice(KINDS.length).map(({ name }) => name)).toEqual(["Beret", "Scarf"]);
});

test("names are one line of 1 to 40 characters, whatever characters those are", () => {
  expect(cleanName("  Rain \n coat ")).toBe("Rain coat");
  expect(cleanName("A\u202Eb\u0000c")).toBe("Abc");
  expect(cleanName("👗".repeat(40))).toBe("👗".repeat(40));
  expect(cleanName("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
  expect(refusal(() => cleanName(" \u200B "))).toMatch(/^class-refused: A class needs a name/);
  expect(refusal(() => cleanName("x".repeat(41)))).toMatch(/^class-refused: .*41 characters; at most 40/);
});

test("an id comes from the name, is unique, and is never one that means something else", () => {
  const idOf = (name: string, ...records: readonly ClassRecord[]) => addedClass(name, book(...records), 0).id;
  expect(idOf("Été à Paris")).toBe("ete-a-paris");
  expect(idOf("<img src=x onerror=alert(1)>")).toBe("img-src-x-onerror-alert-1");
  expect(idOf("帽子")).toBe("class");
  expect(idOf("手套", own("class", "帽子"))).toBe("class-2");
  expect(idOf("Footwear")).toBe("footwear-2");
  expect(idOf("Ankle-boot")).toBe("ankle-boot-2");
  expect(idOf("Beret!", own("beret", "Beret"), own("beret-2", "Beret?"))).toBe("beret-3");
});

test("no two classes have the same name, in whatever case, hidden or not", () => {
  expect(refusal(() => addedClass("dress", book(), 0))).toBe(
    "class-refused: There is already a class Dress. Choose another name.",
  );
  const records = book(own("beret", "Beret", { state: "hidden" }), own("cap", "Cap"));
  expect(refusal(() => addedClass("BERET", records, 0))).toMatch(/hidden/);
  expect(refusal(() => renamedClass("cap", "beret", records, 0))).toMatch(/hidden/);
  expect(renamedClass("cap", "CAP", records, 0)).toMatchObject({ id: "cap", name: "CAP" });
});

test("there are 200 classes at most", () => {
  const many = Array.from({ length: 200 - KINDS.length }, (_, i) => own(`c${i}`, `C${i}`));
  expect(refusal(() => addedClass("One more", book(...many), 0))).toMatch(
    /^class-refused: There are already 200/,
  );
  expect(addedClass("One more", book(...many.slice(1)), 0).name).toBe("One more");
});

test("a renamed class keeps its id, a hidden one its name, and the last one shown cannot be hidden", () => {
  expect(renamedClass("dress", "Gown", book(), 7)).toEqual({
    id: "dress",
    name: "Gown",
    addedAt: 7,
    state: "shown",
  });
  expect(hiddenClass("dress", true, book(own("dress", "Gown")), 7)).toMatchObject({
    name: "Gown",
    state: "hidden",
  });
  const hidden = KINDS.slice(1).map((id) => own(id, id, { state: "hidden" }));
  expect(refusal(() => hiddenClass(KINDS[0], true, book(...hidden), 0))).toMatch(/last visible class/);
  expect(refusal(() => mergedClass(KINDS[0], KINDS[1], book(...hidden), 0))).toMatch(/last visible class/);
  const allHidden = KINDS.map((id) => own(id, id, { state: "hidden" }));
  expect(refusal(() => deletedClass("beret", book(...allHidden, own("beret", "Beret")), 0))).toMatch(
    /last visible class/,
  );
});

test("one of the ten can be merged away but not deleted, and comes back under its own id", () => {
  expect(refusal(() => deletedClass("dress", book(), 0))).toMatch(/Dress comes with Hanger.*Hide it/);
  const merged = mergedClass("sandal", "ankle-boot", book(), 3);
  expect(currentClasses(book(merged)).map(({ id }) => id)).not.toContain("sandal");
  expect(addedClass("sandal", book(merged), 9)).toEqual({
    id: "sandal",
    name: "sandal",
    addedAt: 3,
    state: "shown",
  });
  expect(refusal(() => mergedClass("dress", "dress", book(), 0))).toMatch(/into itself/);
  expect(refusal(() => mergedClass("dress", "sandal", book(merged), 0))).toMatch(/^class-unknown/);
});

test("a deleted class comes back, under another name where its own was taken meanwhile", () => {
  const deleted = own("beret", "Beret", { state: "deleted" });
  expect(restoredClass(deleted, book(deleted))).toMatchObject({ id: "beret", name: "Beret", state: "shown" });
  expect(restoredClass(deleted, book(deleted, own("cap", "beret")))).toMatchObject({
    id: "beret",
    name: "Beret 2",
  });
  expect(addedClass("beret", book(deleted), 9).id).toBe("beret");
});

test("the ten have their names in the language spoken, unless they were renamed", async () => {
  const records = book(own("dress", "Gown"), own("coat", "Coat", { state: "hidden" }));
  const names = () =>
    currentClasses(records)
      .slice(1, 5)
      .map(({ name }) => name);
  expect(names()).toEqual(["Trouser", "Pullover", "Gown", "Coat"]);
  await speak("de");
  expect(names()).toEqual(["Hose", "Pullover", "Gown", "Mantel"]);
});

test("what is recorded of one of the ten says nothing of the language it was done in", async () => {
  await speak("de");
  expect(hiddenClass("trouser", true, book(), 0).name).toBe("Trouser");
  expect(mergedClass("trouser", "coat", book(), 0).name).toBe("Trouser");
  expect(renamedClass("trouser", "Hose", book(own("trouser", "Jeans")), 0).name).toBe("Trouser");
  const merged = mergedClass("trouser", "coat", book(), 0);
  expect(restoredClass(merged, book(merged)).name).toBe("Trouser");
  expect(addedClass("Hose", book(merged), 0)).toMatchObject({ id: "trouser", name: "Trouser" });
  expect(restoredClass(merged, book(merged, own("hose", "Hose"))).name).toBe("Hose 2");
});

test("no class is called what one of the ten is called in the language spoken, nor in English", async () => {
  await speak("de");
  for (const name of ["hose", "Trouser"]) {
    expect(refusal(() => addedClass(name, book(), 0))).toMatch(/^class-refused: Eine Klasse „Hose“ gibt es/);
    expect(refusal(() => renamedClass("coat", name, book(), 0))).toMatch(/^class-refused: .*„Hose“/);
    expect(addedClass(name, book(own("trouser", "Jeans")), 0).name).toBe(name);
  }
  expect(refusal(() => deletedClass("coat", book(), 0))).toMatch(/„Mantel“ gehört zu Hanger/);
});

test("a class that its owner made before the app knew its kind stands for that kind, until it is deleted", async () => {
  await speak("de");
  const named = (records: readonly ClassRecord[]) => {
    const classes = currentClasses(withKindsOfOwners(records));
    return classes.filter(({ name }) => name === "Hut").map(({ id }) => id);
  };
  expect(named([])).toEqual(["hat"]);
  expect(named([own("hut", "Hut")])).toEqual(["hut"]);
  expect(currentClass("hat", withKindsOfOwners([own("hut", "Hut")]))).toBe("hut");
  expect(named([own("hut", "Hut", { state: "deleted" })])).toEqual(["hat"]);
  expect(named([own("hat", "Hut"), own("hut", "Hut")])).toEqual(["hat", "hut"]);
});
