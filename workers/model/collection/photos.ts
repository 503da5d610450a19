import { type CollectedPhoto, HangerError } from "../../../src/contract";
import { heldLocks } from "../../../src/locks/heavy-work";
import type { Change, ClassRecord, DeletedPhotoRecord, PhotoRecord, Storage } from "../../../src/storage";
import { classWords } from "../../../src/words/classes";
import type { WorkerContext } from "../context";
import { requireClass, restoredClass } from "./classes";

/** Storages whose deleted photos of earlier visits are gone for good. */
const purged = new WeakSet<Storage>();

/** The changes that delete a photo so that it can still be brought back. */
export const putAside = (photo: PhotoRecord, deletedAt: number): readonly Change[] => [
  { store: "photos", key: photo.id },
  { store: "deletedPhotos", key: photo.id, value: { ...photo, deletedAt } },
];

/** The changes that bring a deleted photo back. */
const bringBack = ({ deletedAt: _, ...photo }: DeletedPhotoRecord): readonly Change[] => [
  { store: "deletedPhotos", key: photo.id },
  { store: "photos", key: photo.id, value: photo },
];

/** The changes that leave nothing of a deleted photo. */
const erase = (id: string): readonly Change[] => [
  { store: "deletedPhotos", key: id },
  { store: "jpegs", key: id },
  { store: "framed", key: id },
];

export function describePhoto(record: PhotoRecord): CollectedPhoto {
  const { id, label, name, addedAt, width, height, bytes } = record;
  return { id, label, name, addedAt, width, height, bytes };
}

/** Newest first; photos added at once stay in the order of their files. */
export async function listPhotos(
  { label }: { readonly label?: string },
  { storage }: Pick<WorkerContext, "storage">,
): Promise<readonly CollectedPhoto[]> {
  if (!purged.has(storage) && (await isOnlyWindow())) {
    purged.add(storage);
    await purge(storage);
  }
  const photos =
    label === undefined
      ? await storage.getAll("photos")
      : await storage.getAllFromIndex("photos", "label", label);
  return [...photos].sort((a, b) => b.addedAt - a.addedAt).map(describePhoto);
}

/** What another window deleted it may still offer to bring back. Workers hold a lock of their name while they live. */
async function isOnlyWindow(): Promise<boolean> {
  return (await heldLocks()).filter((name) => name.startsWith("model-")).length <= 1;
}

/** Removes what was deleted before this worker started. A device that refuses is asked again on the next visit. */
async function purge(storage: Storage): Promise<void> {
  const deleted = await storage.getAll("deletedPhotos");
  const old = deleted.filter(({ deletedAt }) => deletedAt < performance.timeOrigin);
  await storage.write(old.flatMap(({ id }) => erase(id))).catch(() => undefined);
}

export async function movePhotos(
  { ids, label }: { readonly ids: readonly string[]; readonly label: string },
  { storage, classes }: Pick<WorkerContext, "storage" | "classes">,
): Promise<undefined> {
  requireClass(label, await classes.current());
  const { kept, deleted } = await findPhotos(ids, storage);
  await storage.write([
    ...kept.map((photo): Change => ({ store: "photos", key: photo.id, value: { ...photo, label } })),
    ...deleted.map(
      (photo): Change => ({ store: "deletedPhotos", key: photo.id, value: { ...photo, label } }),
    ),
  ]);
  return undefined;
}

export async function deletePhotos(
  { ids }: { readonly ids: readonly string[] },
  { storage }: Pick<WorkerContext, "storage">,
): Promise<undefined> {
  const { kept } = await findPhotos(ids, storage);
  const deletedAt = Date.now();
  await storage.write(kept.flatMap((photo) => putAside(photo, deletedAt)));
  return undefined;
}

/**
 * Brings deleted photos back, and the deleted classes that they belong to.
 * @throws HangerError `photo-unknown` where none of them is there any more
 */
export async function restorePhotos(
  { ids }: { readonly ids: readonly string[] },
  { storage, classes }: Pick<WorkerContext, "storage" | "classes">,
): Promise<undefined> {
  const records = await classes.current();
  const { kept, deleted } = await findPhotos(ids, storage);
  const revived = new Map<string, ClassRecord>();
  for (const { label } of deleted) {
    const record = records.get(label);
    if (record?.state === "deleted") revived.set(record.id, restoredClass(record, records));
  }
  await storage.write([
    ...deleted.flatMap(bringBack),
    ...[...revived.values()].map((value): Change => ({ store: "classes", key: value.id, value })),
  ]);
  if (kept.length + deleted.length === 0 && ids.length > 0)
    throw new HangerError("photo-unknown", classWords.photosGone);
  if (revived.size > 0) classes.forget();
  return undefined;
}

/** The photos of `ids` that there are. */
async function findPhotos(ids: readonly string[], storage: Storage) {
  const [kept, deleted] = await Promise.all([
    storage.getMany("photos", ids),
    storage.getMany("deletedPhotos", ids),
  ]);
  return {
    kept: kept.filter((photo) => photo !== undefined),
    deleted: deleted.filter((photo) => photo !== undefined),
  };
}
