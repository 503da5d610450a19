import { useState } from "preact/hooks";
import type { AddedPhotos, AddPhotosProgress, ClassInfo } from "../../../contract";
import { photoWords } from "../../../words/photos";
import { type Followed, followChanges } from "../../shared/follow-changes";
import { sentenceOf } from "../../shared/sentence-of";
import { progressOf, resultOf, useLongCall } from "../../shared/use-long-call";
import type { Collection } from "./use-collection";

/** Files to add to one class. */
export interface AddingBatch {
  readonly to: Pick<ClassInfo, "id" | "name">;
  readonly files: readonly File[];
}

/** What became of all batches together. */
export interface AddingOutcome extends AddedPhotos {
  readonly names: readonly string[];
  readonly total: number;
  /** Why it ended before the last file, if it did. */
  readonly problem?: string;
}

export interface Adding {
  readonly progress: AddPhotosProgress | undefined;
  readonly outcome: AddingOutcome | undefined;
  /** What Hanger learned of the added photos; undefined while it learns them. */
  readonly followed: Followed | undefined;
  start(batches: readonly AddingBatch[]): Promise<void>;
  stop(): void;
  close(): void;
}

/** Adds files, batch by batch; what is added stays when it is stopped. */
export function useAdding(collection: Collection): Adding {
  const { client, reload, act } = collection;
  const adding = useLongCall<AddingOutcome, AddPhotosProgress>();
  const [followed, setFollowed] = useState<Followed>();

  const start = async (batches: readonly AddingBatch[]) => {
    const total = batches.reduce((sum, { files }) => sum + files.length, 0);
    if (total === 0) return;
    setFollowed(undefined);
    await adding.start({ done: 0, total }, async ({ signal, report }) => {
      const results: AddedPhotos[] = [];
      let before = 0;
      let problem: string | undefined;
      try {
        for (const { to, files } of batches) {
          const photos = files.map((file) => ({
            name: file.name,
            image: { kind: "blob" as const, blob: file },
          }));
          const from = before;
          const onProgress = ({ done }: AddPhotosProgress) => report(() => ({ done: from + done, total }));
          results.push(await client.call("addPhotos", { label: to.id, photos }, { signal, onProgress }));
          before += files.length;
          if (signal.aborted) break;
        }
      } catch (error) {
        if (!signal.aborted) problem = sentenceOf(error);
      }
      return {
        added: results.flatMap(({ added }) => added),
        duplicates: results.flatMap(({ duplicates }) => duplicates),
        refused: results.flatMap(({ refused }) => refused),
        names: batches.map(({ to }) => to.name),
        total,
        ...(problem ? { problem } : {}),
      };
    });
    await reload();
    const followed = await followChanges(client);
    if (followed.result) await reload();
    setFollowed(followed);
  };

  return {
    progress: progressOf(adding.state),
    outcome: resultOf(adding.state),
    followed,
    start,
    stop: adding.stop,
    close() {
      adding.close();
      void act(async () => undefined);
    },
  };
}

/** What happened, in a sentence or two. */
export function outcomeSentence({
  added,
  duplicates,
  refused,
  names,
  total,
  problem,
}: AddingOutcome): string {
  const left = total - added.length - duplicates.length - refused.length;
  const parts = [addedTo(added.length, names)];
  if (duplicates.length > 0) parts.push(photoWords.thereAlready(duplicates.length));
  if (left > 0) parts.unshift(photoWords.leftOut(left));
  if (problem) parts.push(problem);
  // Last: their names follow.
  if (refused.length > 0) parts.push(photoWords.notAdded(refused.length));
  return parts.join(" ");
}

function addedTo(count: number, names: readonly string[]): string {
  if (count === 0) return photoWords.noneAdded;
  return names.length === 1
    ? photoWords.added(count, names[0]!)
    : photoWords.addedToClasses(count, names.length);
}
