import { HangerError } from "../../../src/contract";
import type { ModelRecord } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { type ClassRecords, currentClass } from "../collection/answers";
import { collectedPhotos, toFramedPhoto } from "../collection/framed";
import type { Session } from "../session";
import type { Lesson } from "./lessons";

/** A photo of the owner's to learn from. */
export interface OwnLesson extends Lesson {
  readonly id: string;
}

/** Fewer photos teach nothing. */
const FEWEST = 3;

/** The owner's photos with the classes that they belong to now; those of deleted classes are left out. */
export async function ownLessons(session: Session): Promise<readonly OwnLesson[]> {
  const records = await session.classRecords();
  const photos = await collectedPhotos(await session.storage);
  return photos.flatMap(({ id, label, framed }) => {
    const shown = currentClass(label, records);
    if (records.get(shown)?.state === "deleted") return [];
    return [{ id, label: shown, frame: () => toFramedPhoto(framed) }];
  });
}

/** Why so few photos cannot be learned from; undefined where they can. */
export const obstacleOf = (photos: number): string | undefined =>
  photos < FEWEST ? learningWords.tooFewPhotos(FEWEST) : undefined;

/** @throws HangerError `bad-request` */
export function requireEnough(lessons: readonly OwnLesson[]): void {
  const obstacle = obstacleOf(lessons.length);
  if (obstacle) throw new HangerError("bad-request", obstacle);
}

/** Photos that a model was not taught, or as another class. */
export function notTaught(lessons: readonly OwnLesson[], { taught = [] }: ModelRecord): number {
  const known = new Map(taught.map(({ id, label }) => [id, label]));
  return lessons.filter(({ id, label }) => known.get(id) !== label).length;
}

/**
 * Whether a version can be made anew from the model that it comes from: where the owner's photos still show every class
 * that it knows beyond that one's, but for those that the owner has deleted or merged.
 */
export function isAllShown(
  labels: readonly string[],
  rootLabels: readonly string[],
  lessons: readonly OwnLesson[],
  records: ClassRecords,
): boolean {
  const shown = new Set(lessons.map(({ label }) => label));
  return labels
    .filter((label) => !rootLabels.includes(label))
    .map((label) => currentClass(label, records))
    .every((id) => shown.has(id) || rootLabels.includes(id) || records.get(id)?.state === "deleted");
}
