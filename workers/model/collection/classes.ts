import { ENGLISH_KIND_NAMES, FOOTWEAR, HangerError, isKind, KINDS } from "../../../src/contract";
import { withoutUnseen } from "../../../src/formats/unseen";
import type { ClassRecord } from "../../../src/storage";
import { classWords } from "../../../src/words/classes";
import { kindNames } from "../../../src/words/kinds";
import { type ClassRecords, classNameOf, isBuiltInName, recordedName, sameName, shownName } from "./answers";

/** A class as it stands, whether it has a record or not. */
export interface CurrentClass {
  readonly id: string;
  readonly name: string;
  readonly state: "shown" | "hidden";
}

const LONGEST_NAME = 40;

const MOST_CLASSES = 200;

/** The classes that there are: the kinds that the app knows, then the owner's own as they were added. */
export function currentClasses(records: ClassRecords): readonly CurrentClass[] {
  const own = [...records.values()].filter(({ id }) => !isKind(id)).sort((a, b) => a.addedAt - b.addedAt);
  const classes: CurrentClass[] = [];
  for (const id of [...KINDS, ...own.map((record) => record.id)]) {
    const state = records.get(id)?.state ?? "shown";
    if (state !== "deleted") classes.push({ id, name: classNameOf(id, records), state });
  }
  return classes;
}

/** @throws HangerError `class-unknown` */
export function requireClass(id: string, records: ClassRecords): CurrentClass {
  const found = currentClasses(records).find((each) => each.id === id);
  if (found) return found;
  throw new HangerError("class-unknown", classWords.gone);
}

/**
 * A name as it is kept: one line, of 1 to 40 characters.
 * @throws HangerError `class-refused`
 */
export function cleanName(name: string): string {
  const clean = withoutUnseen(name.normalize("NFC").replace(/\s+/gu, " ")).trim();
  if (clean === "") throw refused(classWords.nameMissing);
  const length = [...clean].length;
  if (length > LONGEST_NAME) {
    throw refused(classWords.nameTooLong(length, LONGEST_NAME));
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
    throw refused(classWords.tooMany(MOST_CLASSES));
  }
  const before = [...records.values()].find(
    (record) =>
      record.state === "deleted" && (sameName(record.name, clean) || isBuiltInName(record.id, clean)),
  );
  const id = before?.id ?? newId(clean, records);
  return { id, name: nameToRecord(id, clean), addedAt: before?.addedAt ?? addedAt, state: "shown" };
}

/** @throws HangerError `class-unknown`, or `class-refused` where the name is no name or is taken */
export function renamedClass(id: string, name: string, records: ClassRecords, addedAt: number): ClassRecord {
  const { state } = requireClass(id, records);
  const clean = cleanName(name);
  requireFree(
    clean,
    currentClasses(records).filter((each) => each.id !== id),
  );
  return { id, name: nameToRecord(id, clean), addedAt: records.get(id)?.addedAt ?? addedAt, state };
}

/** @throws HangerError `class-unknown`, or `class-refused` where it is the last one shown */
export function hiddenClass(
  id: string,
  hidden: boolean,
  records: ClassRecords,
  addedAt: number,
): ClassRecord {
  requireClass(id, records);
  const name = recordedName(id, records);
  if (hidden) requireOtherShown(id, records);
  return { id, name, addedAt: records.get(id)?.addedAt ?? addedAt, state: hidden ? "hidden" : "shown" };
}

/** Something has to be left to answer with. */
function requireOtherShown(id: string, records: ClassRecords): void {
  const isOther = (each: CurrentClass) => each.id !== id && each.state === "shown";
  if (!currentClasses(records).some(isOther)) throw refused(classWords.lastShown);
}

/**
 * @throws HangerError `class-unknown`, or `class-refused` where a class is to be merged into itself, or is the last one
 * shown
 */
export function mergedClass(from: string, into: string, records: ClassRecords, addedAt: number): ClassRecord {
  requireClass(from, records);
  requireClass(into, records);
  if (from === into) throw refused(classWords.intoItself);
  requireOtherShown(from, records);
  return {
    id: from,
    name: recordedName(from, records),
    addedAt: records.get(from)?.addedAt ?? addedAt,
    state: "deleted",
    mergedInto: into,
  };
}

/** @throws HangerError `class-unknown`, or `class-refused` for a built-in one, or for the last one shown */
export function deletedClass(id: string, records: ClassRecords, addedAt: number): ClassRecord {
  const { name } = requireClass(id, records);
  if (isKind(id)) throw refused(classWords.builtIn(name));
  requireOtherShown(id, records);
  return {
    id,
    name: recordedName(id, records),
    addedAt: records.get(id)?.addedAt ?? addedAt,
    state: "deleted",
  };
}

/** A deleted class as it comes back; under another name where another class has taken its own. */
export function restoredClass(record: ClassRecord, records: ClassRecords): ClassRecord {
  const { id, addedAt } = record;
  const name = shownName(id, record.name);
  const classes = currentClasses(records);
  const isTaken = (wanted: string) => classes.some((each) => isCalled(each, wanted));
  let free = name;
  for (let n = 2; isTaken(free); n++) free = `${[...name].slice(0, LONGEST_NAME - 4).join("")} ${n}`;
  return { id, name: nameToRecord(id, free), addedAt, state: "shown" };
}

/** Whether a class has a name: a built-in one that was not renamed has its English one too. */
export function isCalled({ id, name }: CurrentClass, wanted: string): boolean {
  return sameName(name, wanted) || (isKind(id) && name === kindNames[id] && isBuiltInName(id, wanted));
}

/** How a name that was given is recorded; see `recordedName`. */
const nameToRecord = (id: string, name: string) =>
  isKind(id) && name === kindNames[id] ? ENGLISH_KIND_NAMES[id] : name;

function requireFree(name: string, classes: readonly CurrentClass[]): void {
  const taken = classes.find((each) => isCalled(each, name));
  if (!taken) return;
  if (taken.state === "hidden") throw refused(classWords.isHidden(taken.name));
  throw refused(classWords.isThere(taken.name));
}

/** The name in small Latin letters and digits, with a number where that is taken. */
function newId(name: string, records: ClassRecords): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "class";
  const isTaken = (id: string) => isKind(id) || id === FOOTWEAR || records.has(id);
  if (!isTaken(slug)) return slug;
  let n = 2;
  while (isTaken(`${slug}-${n}`)) n++;
  return `${slug}-${n}`;
}

const refused = (sentence: string) => new HangerError("class-refused", sentence);
