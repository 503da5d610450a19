import { type BuiltInChange, ENGLISH_KIND_NAMES, isKind } from "../../../src/contract";
import { MOST_CLASSES } from "../../../src/formats/project/schema";
import { refusal } from "../../../src/formats/refusal";
import type { ClassRecord } from "../../../src/storage";
import { takeAlongWords } from "../../../src/words/take-along";
import { type ClassRecords, classNameOf, currentClass } from "../collection/answers";
import { currentClasses, isCalled, restoredClass } from "../collection/classes";

/** What is to be written so that classes from elsewhere stand beside the owner's. */
export interface MergedClasses {
  readonly records: readonly ClassRecord[];
  /** The class here that photos of a class there belong to. */
  readonly classOf: (id: string) => string;
  /** Classes that were not here, and those that were. */
  readonly added: number;
  readonly same: number;
  /** What was made of the built-in classes there, where it differs from here. Not done: a file is not to change them. */
  readonly builtIn: readonly BuiltInChange[];
}

/**
 * Joins classes from elsewhere to those here, which win wherever the two disagree. The built-in classes are here on every
 * device, so that no file changes them. A class of another id but the same name counts as merged into the one here; one that was deleted here comes back where photos of it come.
 * @throws HangerError `import-refused` where there would be too many
 */
export function mergeImportedClasses(
  incoming: readonly ClassRecord[],
  here: ClassRecords,
  used: ReadonlySet<string>,
): MergedClasses {
  const joined = new Map(here);
  const records = new Map<string, ClassRecord>();
  const put = (record: ClassRecord) => {
    joined.set(record.id, record);
    records.set(record.id, record);
  };
  for (const record of incoming) {
    if (!here.has(record.id) && !isKind(record.id)) put(fitIn(record, joined));
  }
  const revived = new Set<string>();
  for (const id of used) {
    const record = joined.get(currentClass(id, joined));
    if (record?.state !== "deleted") continue;
    put(restoredClass(record, joined));
    revived.add(record.id);
  }
  if (currentClasses(joined).length > Math.max(MOST_CLASSES, currentClasses(here).length)) {
    throw refusal(takeAlongWords.tooManyClasses(MOST_CLASSES));
  }
  const shown = (id: string) => records.get(id)?.state !== "deleted";
  const own = incoming.filter(({ id, state }) => !isKind(id) && state !== "deleted");
  const added = own.filter(({ id }) => records.has(id) && (shown(id) || revived.has(id))).length;
  return {
    records: [...records.values()],
    classOf: (id) => currentClass(id, joined),
    added,
    same: own.length - added,
    builtIn: incoming
      .filter(({ id }) => isKind(id) && !here.has(id))
      .flatMap((record) => changesOf(record, joined)),
  };
}

/** What a record makes of a built-in class that nothing was made of here. */
function changesOf({ id, name, state, mergedInto }: ClassRecord, joined: ClassRecords): BuiltInChange[] {
  const here = { id, name: classNameOf(id, joined) };
  const changes: BuiltInChange[] = [];
  if (isKind(id) && name !== ENGLISH_KIND_NAMES[id]) changes.push({ ...here, kind: "renamed", to: name });
  if (state === "hidden") changes.push({ ...here, kind: "hidden" });
  const into = mergedInto === undefined ? id : currentClass(mergedInto, joined);
  if (into !== id && joined.get(into)?.state !== "deleted") {
    changes.push({ ...here, kind: "merged", into, to: classNameOf(into, joined) });
  }
  return changes;
}

/** A class that is not here, under a name that is free and merged into nothing that leads back to it. */
function fitIn(record: ClassRecord, joined: ClassRecords): ClassRecord {
  if (record.mergedInto !== undefined) {
    const after = new Map(joined).set(record.id, record);
    const leadsBack = record.mergedInto === record.id || currentClass(record.mergedInto, after) === record.id;
    if (!leadsBack) return record;
    const { mergedInto: _, ...alone } = record;
    return alone;
  }
  if (record.state === "deleted") return record;
  const namesake = currentClasses(joined).find(
    (each) => each.id !== record.id && isCalled(each, record.name),
  );
  if (!namesake) return record;
  return { ...record, state: "deleted", mergedInto: namesake.id };
}
