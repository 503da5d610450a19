import { type ClassInfo, HangerError, type ModelClient } from "../../contract";
import { answeredWords } from "../../words/answered";
import type { AnsweredPhoto } from "./photos-state";

/** A picture that is in the collection now, and how to take that back. */
export interface Kept {
  /** Id of its class. */
  readonly label: string;
  /** What the class is called. */
  readonly className: string;
  /** What happened, for the owner. */
  readonly sentence: string;
  /** Absent where nothing was changed. `from` is the class that it was moved from. */
  readonly undo?: { readonly id: string; readonly from?: string };
}

/** What the owner kept, by id of the picture. */
export type KeptPhotos = ReadonlyMap<number, Kept>;

/**
 * Keeps an answered picture in a class. One that the collection has in another class is moved.
 * @throws HangerError with the reason where it cannot be kept
 */
export async function keepPhoto(
  client: ModelClient,
  { name, url }: AnsweredPhoto,
  { id: label, name: className }: Pick<ClassInfo, "id" | "name">,
): Promise<Kept> {
  const blob = await (await fetch(url)).blob();
  const photos = [{ name, image: { kind: "blob" as const, blob } }];
  const { added, duplicates, refused } = await client.call("addPhotos", { label, photos });
  const [photo] = added;
  const kept = { label, className };
  if (photo) return { ...kept, sentence: answeredWords.keptIn(className), undo: { id: photo.id } };
  const [same] = duplicates;
  if (!same) throw new HangerError("internal", refused[0]?.message ?? answeredWords.notKept);
  if (same.label === label) return { ...kept, sentence: answeredWords.alreadyIn(className) };
  await client.call("movePhotos", { ids: [same.of], label });
  return { ...kept, sentence: answeredWords.movedTo(className), undo: { id: same.of, from: same.label } };
}

export async function undoKept(client: ModelClient, { undo }: Kept): Promise<void> {
  if (!undo) return;
  if (undo.from === undefined) await client.call("deletePhotos", { ids: [undo.id] });
  else await client.call("movePhotos", { ids: [undo.id], label: undo.from });
}
