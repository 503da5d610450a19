import { FOOTWEAR, HangerError, isLabel, LABEL_NAMES, LABELS } from "../../../src/contract";
import type { ClassRecord } from "../../../src/storage";
import { type ClassRecords, classNameOf } from "./answers";

/** A class as it stands, whether it has a record or not. */
export interface CurrentClass {
  readonly id: string;
  readonly name: string;
  readonly state: "shown" | "hidden";
}

const LONGEST_NAME = 40;

const MOST_CLASSES = 200;

/** The classes that there are: the ten in the dataset's order, then the owner's own as they were added. */
export function currentClasses(records: ClassRecords): readonly CurrentClass[] {
  const own = [...records.values()].filter(({ id }) => !isLabel(id)).sort((a, b) => a.addedAt - b.addedAt);
  const classes: CurrentClass[] = [];
  for (const id of [...LABELS, ...own.map((record) => record.id)]) {
    const state = records.get(id)?.state ?? "shown";
    if (state !== "deleted") classes.push({ id, name: classNameOf(id, records), state });
  }
  return classes;
}

/** @throws HangerError `class-unknown` */
export function requireClass(id: string, records: ClassRecords): CurrentClass {
  const found = currentClasses(records).find((each) => each.id === id);
  if (found) return found;
  throw new HangerError("class-unknown", "This class is no longer there. Choose another one.");
}

/** Characters that are not seen, or that turn the direction of what follows: no part of a name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A name as it is kept: one line, of 1 to 40 characters.
 * @throws HangerError `class-refused`
 */
export function cleanName(name: string): string {
  const clean = name.normalize("NFC").replace(/\s+/gu, " ").replace(UNSEEN, "").trim();
  if (clean === "") throw refused("A class needs a name. Write one.");
  const length = [...clean].length;
  if (length > LONGEST_NAME) {
    throw refused(`This name has ${length} characters; at most ${LONGEST_NAME} fit. Shorten it.`);
  }
  return clean;
}

/**
 * The record of a class of that name to add. One that was deleted or merged under the name comes back under its old id,
 * so that a model that knows it answers with it again.
 * @throws HangerError `class-refused` where the name is no name, is taken, or there are 200 classes
 */
export function addedClass(name: string, records: ClassRecords, addedAt: number): ClassRecord {
  const clean = cleanName(name);
  const classes = currentClasses(records);
  requireFree(clean, classes);
  if (classes.length >= MOST_CLASSES) {
    throw refused(`There are ${MOST_CLASSES} classes, which is as many as fit. Delete or merge some first.`);
  }
  const before = [...records.values()].find(
    (record) =>
      record.state === "deleted" && (sameName(record.name, clean) || isBuiltInName(record.id, clean)),
  );
  const id = before?.id ?? newId(clean, records);
  return { id, name: clean, addedAt: before?.addedAt ?? addedAt, state: "shown" };
}

/** @throws HangerError `class-unknown`, or `class-refused` where the name is no name or is taken */
export function renamedClass(id: string, name: string, records: ClassRecords, addedAt: number): ClassRecord {
  const { state } = requireClass(id, records);
  const clean = cleanName(name);
  requireFree(
    clean,
    currentClasses(records).filter((each) => each.id !== id),
  );
  return { id, name: clean, addedAt: records.get(id)?.addedAt ?? addedAt, state };
}

/** @throws HangerError `class-unknown`, or `class-refused` where it is the last one shown */
export function hiddenClass(
  id: string,
  hidden: boolean,
  records: ClassRecords,
  addedAt: number,
): ClassRecord {
  const { name } = requireClass(id, records);
  const others = currentClasses(records).filter((each) => each.id !== id && each.state === "shown");
  if (hidden && others.length === 0) {
    throw refused("This is the last class that is shown. Show another one before you hide it.");
  }
  return { id, name, addedAt: records.get(id)?.addedAt ?? addedAt, state: hidden ? "hidden" : "shown" };
}

/** @throws HangerError `class-unknown`, or `class-refused` where a class is to be merged into itself */
export function mergedClass(from: string, into: string, records: ClassRecords, addedAt: number): ClassRecord {
  const { name } = requireClass(from, records);
  requireClass(into, records);
  if (from === into) throw refused("A class cannot be merged into itself. Choose another one.");
  return {
    id: from,
    name,
    addedAt: records.get(from)?.addedAt ?? addedAt,
    state: "deleted",
    mergedInto: into,
  };
}

/** @throws HangerError `class-unknown`, or `class-refused` for one of the ten */
export function deletedClass(id: string, records: ClassRecords, addedAt: number): ClassRecord {
  const { name } = requireClass(id, records);
  if (isLabel(id)) throw refused(`${name} comes with Hanger and cannot be deleted. Hide it instead.`);
  return { id, name, addedAt: records.get(id)?.addedAt ?? addedAt, state: "deleted" };
}

/** A deleted class as it comes back; under another name where another class has taken its own. */
export function restoredClass(record: ClassRecord, records: ClassRecords): ClassRecord {
  const { id, name, addedAt } = record;
  const classes = currentClasses(records);
  const isTaken = (wanted: string) => classes.some((each) => sameName(each.name, wanted));
  let free = name;
  for (let n = 2; isTaken(free); n++) free = `${[...name].slice(0, LONGEST_NAME - 4).join("")} ${n}`;
  return { id, name: free, addedAt, state: "shown" };
}

const sameName = (a: string, b: string) => a.toLocaleLowerCase("en") === b.toLocaleLowerCase("en");

const isBuiltInName = (id: string, name: string) => isLabel(id) && sameName(LABEL_NAMES[id], name);

function requireFree(name: string, classes: readonly CurrentClass[]): void {
  const taken = classes.find((each) => sameName(each.name, name));
  if (!taken) return;
  if (taken.state === "hidden") throw refused(`${taken.name} is there already, but hidden. Show it again.`);
  throw refused(`There is a class ${taken.name} already. Choose another name.`);
}

/** The name in small Latin letters and digits, with a number where that is taken. */
function newId(name: string, records: ClassRecords): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "class";
  const isTaken = (id: string) => isLabel(id) || id === FOOTWEAR || records.has(id);
  if (!isTaken(slug)) return slug;
  let n = 2;
  while (isTaken(`${slug}-${n}`)) n++;
  return `${slug}-${n}`;
}

const refused = (sentence: string) => new HangerError("class-refused", sentence);
