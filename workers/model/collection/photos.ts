import { type CollectedPhoto, HangerError } from "../../../src/contract";
import type { Change, ClassRecord, PhotoRecord, Storage } from "../../../src/storage";
import { classWords } from "../../../src/words/classes";
import type { Session } from "../session";
import { requireClass, restoredClass } from "./classes";
import { Turns } from "./turns";

/** Changes to the collection, one after the other: each reads what it changes. */
export const changes = new Turns();

/** Sessions whose deleted photos of earlier visits are gone for good. */
const purged = new WeakSet<Session>();

export const isKept = ({ deletedAt }: PhotoRecord) => deletedAt === undefined;

export async function keptPhotos(storage: Storage): Promise<readonly PhotoRecord[]> {
  return (await storage.getAll("photos")).filter(isKept);
}

/** What to write so that nothing of a photo is left. */
export const removal = (id: string): readonly Change[] => [
  { store: "photos", key: id },
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
  session: Session,
): Promise<readonly CollectedPhoto[]> {
  const storage = await session.storage;
  if (!purged.has(session) && (await isOnlyWindow())) {
    purged.add(session);
    await purge(storage);
  }
  const kept = (await keptPhotos(storage)).filter((photo) => label === undefined || photo.label === label);
  return kept.sort((a, b) => b.addedAt - a.addedAt).map(describePhoto);
}

/** What another window deleted it may still offer to bring back. Workers hold a lock of their name while they live. */
async function isOnlyWindow(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.filter(({ name }) => name?.startsWith("model-")).length <= 1;
}

/** Removes what was deleted before this worker started. A device that refuses is asked again on the next visit. */
async function purge(storage: Storage): Promise<void> {
  const old = (await storage.getAll("photos")).filter(
    ({ deletedAt }) => deletedAt !== undefined && deletedAt < performance.timeOrigin,
  );
  if (old.length > 0) await storage.write(old.flatMap(({ id }) => removal(id))).catch(() => undefined);
}

export function movePhotos(
  { ids, label }: { readonly ids: readonly string[]; readonly label: string },
  session: Session,
): Promise<undefined> {
  return changes.take(async () => {
    requireClass(label, await session.currentClassRecords());
    await changePhotos(ids, session, (photo) => ({ ...photo, label }));
    return undefined;
  });
}

export function deletePhotos(
  { ids }: { readonly ids: readonly string[] },
  session: Session,
): Promise<undefined> {
  return changes.take(async () => {
    await changePhotos(ids, session, (photo) => ({ ...photo, deletedAt: Date.now() }));
    return undefined;
  });
}

/**
 * Brings deleted photos back, and the deleted classes that they belong to.
 * @throws HangerError `photo-unknown` where none of them is there any more
 */
export function restorePhotos(
  { ids }: { readonly ids: readonly string[] },
  session: Session,
): Promise<undefined> {
  return changes.take(async () => {
    const records = await session.currentClassRecords();
    const revived = new Map<string, ClassRecord>();
    const restore = ({ deletedAt: _, ...photo }: PhotoRecord) => {
      const record = records.get(photo.label);
      if (record?.state === "deleted") revived.set(record.id, restoredClass(record, records));
      return photo;
    };
    const restored = await changePhotos(ids, session, restore, () =>
      [...revived.values()].map((value) => ({ store: "classes", key: value.id, value })),
    );
    if (restored === 0 && ids.length > 0) throw new HangerError("photo-unknown", classWords.photosGone);
    if (revived.size > 0) session.forgetClasses();
    return undefined;
  });
}

/**
 * Changes the photos of `ids` that are there, and whatever `besides` says once that is known, in one transaction; returns
 * how many photos there were.
 */
async function changePhotos(
  ids: readonly string[],
  session: Session,
  change: (photo: PhotoRecord) => PhotoRecord,
  besides: () => readonly Change[] = () => [],
): Promise<number> {
  const storage = await session.storage;
  const wanted = new Set(ids);
  const found = (await storage.getAll("photos")).filter(({ id }) => wanted.has(id));
  const changed: Change[] = found.map((photo) => ({ store: "photos", key: photo.id, value: change(photo) }));
  const all = [...changed, ...besides()];
  await storage.write(all);
  return found.length;
}
