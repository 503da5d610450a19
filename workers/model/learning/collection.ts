import { HangerError } from "../../../src/contract";
import type { TaughtPhoto } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { type ClassRecords, currentClass } from "../collection/answers";
import { keptFrames, toFramedPhoto } from "../collection/framed";
import type { WorkerContext } from "../context";
import type { Lesson } from "./lessons";

/** A photo of the owner's that can be learned from, with the class that it belongs to now. */
export interface OwnPhoto {
  readonly id: string;
  readonly label: string;
}

export interface OwnLesson extends OwnPhoto, Lesson {}

type CollectionContext = Pick<WorkerContext, "storage" | "classes">;

/** Fewer photos teach nothing. */
const FEWEST = 3;

/**
 * The owner's photos to learn from, oldest first; those of deleted classes are left out. Of photos that were seen already
 * the pixels are not read, and `frame` is not to be called.
 */
export async function ownLessons(
  { storage, classes }: CollectionContext,
  isSeen: (id: string) => boolean = () => false,
): Promise<readonly OwnLesson[]> {
  const records = await classes.records();
  const photos = [...(await storage.getAll("photos"))].sort((a, b) => a.addedAt - b.addedAt);
  const unseen = photos.flatMap(({ id }) => (isSeen(id) ? [] : [id]));
  const frames = await keptFrames(storage, unseen);
  return photos.flatMap(({ id, label }) => {
    const shown = shownClass(label, records);
    const isThere = frames.has(id) || isSeen(id);
    return shown === undefined || !isThere
      ? []
      : [{ id, label: shown, frame: () => toFramedPhoto(frames.get(id)!) }];
  });
}

/** The photos that `ownLessons` gives, in no particular order, without their pixels: only indexes and keys are read. */
export async function ownPhotos({ storage, classes }: CollectionContext): Promise<readonly OwnPhoto[]> {
  const records = await classes.records();
  const framed = new Set(await storage.getAllKeys("framed"));
  return (await storage.entriesOfIndex("photos", "label")).flatMap(({ key: id, value }) => {
    const label = framed.has(id) ? shownClass(value, records) : undefined;
    return label === undefined ? [] : [{ id, label }];
  });
}

/** The class that photos of `label` belong to now; undefined where it was deleted. */
function shownClass(label: string, records: ClassRecords): string | undefined {
  const current = currentClass(label, records);
  return records.get(current)?.state === "deleted" ? undefined : current;
}

/** Why so few photos cannot be learned from; undefined where they can. */
export const obstacleOf = (photos: number): string | undefined =>
  photos < FEWEST ? learningWords.tooFewPhotos(FEWEST) : undefined;

/** @throws HangerError `bad-request` */
export function requireEnough(lessons: readonly OwnLesson[]): void {
  const obstacle = obstacleOf(lessons.length);
  if (obstacle) throw new HangerError("bad-request", obstacle);
}

/** The photos that a model was not taught, or as another class. */
export function notTaught(photos: readonly OwnPhoto[], taught: readonly TaughtPhoto[]): readonly OwnPhoto[] {
  const known = new Map(taught.map(({ id, label }) => [id, label]));
  return photos.filter(({ id, label }) => known.get(id) !== label);
}
