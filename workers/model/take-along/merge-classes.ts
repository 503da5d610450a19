import { isLabel } from "../../../src/contract";
import { MOST_CLASSES } from "../../../src/formats/project/schema";
import { refusal } from "../../../src/formats/refusal";
import type { ClassRecord } from "../../../src/storage";
import { takeAlongWords } from "../../../src/words/take-along";
import { type ClassRecords, currentClass } from "../collection/answers";
import { currentClasses, isCalled, restoredClass } from "../collection/classes";

/** What is to be written so that classes from elsewhere stand beside the owner's. */
export interface MergedClasses {
  readonly records: readonly ClassRecord[];
  /** The class here that photos of a class there belong to. */
  readonly classOf: (id: string) => string;
  /** Classes that were not here, and those that were. */
  readonly added: number;
  readonly same: number;
}

/**
 * Joins classes from elsewhere to those here, which win wherever the two disagree. A class of another id but the same
 * name counts as merged into the one here; one that was deleted here comes back where photos of it come.
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
    if (!here.has(record.id)) put(fitIn(record, joined));
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
  const own = incoming.filter(({ id, state }) => !isLabel(id) && state !== "deleted");
  const added = own.filter(({ id }) => records.has(id) && (shown(id) || revived.has(id))).length;
  return {
    records: [...records.values()],
    classOf: (id) => currentClass(id, joined),
    added,
    same: own.length - added,
  };
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
