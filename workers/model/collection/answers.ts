import { type Answer, ENGLISH_KIND_NAMES, isKind, KINDS } from "../../../src/contract";
import type { ClassRecord } from "../../../src/storage";
import { kindNames } from "../../../src/words/kinds";

/** What the owner changed of the classes, by id; those unchanged are not in it. */
export type ClassRecords = ReadonlyMap<string, ClassRecord>;

/** The class that photos and answers of a class count as: that which it was merged into, or itself. */
export function currentClass(id: string, records: ClassRecords): string {
  const seen = new Set<string>();
  for (let at = id; ; ) {
    const next = records.get(at)?.mergedInto;
    if (next === undefined || seen.has(at)) return at;
    seen.add(at);
    at = next;
  }
}

/** The name of a class as shown. */
export function classNameOf(id: string, records: ClassRecords): string {
  return shownName(id, recordedName(id, records));
}

/** The name in a class's record. A built-in class has its English name there until the owner renames it, in any language. */
export function recordedName(id: string, records: ClassRecords): string {
  return records.get(id)?.name ?? (isKind(id) ? ENGLISH_KIND_NAMES[id] : id);
}

/** How a name from a record is shown. */
export function shownName(id: string, recorded: string): string {
  return isKind(id) && recorded === ENGLISH_KIND_NAMES[id] ? kindNames[id] : recorded;
}

/**
 * The records by id. A kind that the app has learned to know since the owner made a class of that name counts as merged into
 * the owner's class.
 */
export function withKindsOfOwners(records: readonly ClassRecord[]): ClassRecords {
  const byId = new Map(records.map((record) => [record.id, record]));
  const own = records.filter(({ id, state }) => !isKind(id) && state !== "deleted");
  for (const id of KINDS) {
    const owned = byId.has(id) ? undefined : own.find(({ name }) => isBuiltInName(id, name));
    if (!owned) continue;
    const { addedAt } = owned;
    byId.set(id, { id, name: ENGLISH_KIND_NAMES[id], addedAt, state: "deleted", mergedInto: owned.id });
  }
  return byId;
}

export const sameName = (a: string, b: string) => a.toLocaleLowerCase("en") === b.toLocaleLowerCase("en");

export const isBuiltInName = (id: string, name: string) =>
  isKind(id) && (sameName(ENGLISH_KIND_NAMES[id], name) || sameName(kindNames[id], name));

export interface ClassAnswers {
  /** Best first. Empty where all that the model knows is hidden or deleted. */
  readonly answers: readonly Answer[];
  /** Of what the model answered, the share, 0..1, that went to classes that may be named. */
  readonly named: number;
}

/**
 * A model's probabilities as answers by the owner's classes: those of merged classes are added up, those hidden or
 * deleted left out, and the rest scaled to sum to 1.
 */
export function answersByClasses(
  labels: readonly string[],
  probabilities: ArrayLike<number>,
  records: ClassRecords,
): ClassAnswers {
  const sums = new Map<string, number>();
  labels.forEach((label, i) => {
    const id = currentClass(label, records);
    if ((records.get(id)?.state ?? "shown") !== "shown") return;
    sums.set(id, (sums.get(id) ?? 0) + probabilities[i]!);
  });
  const named = [...sums.values()].reduce((sum, p) => sum + p, 0);
  // A model whose every class may be named answers as it did, to the last digit.
  const scale = sums.size === labels.length || named === 0 ? 1 : 1 / named;
  const answers = [...sums].map(([label, p]) => ({
    label,
    name: classNameOf(label, records),
    probability: p * scale,
  }));
  return { answers: answers.sort((a, b) => b.probability - a.probability), named };
}
