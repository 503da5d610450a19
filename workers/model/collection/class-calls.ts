import { type ClassInfo, isLabel } from "../../../src/contract";
import type { Change, ClassRecord } from "../../../src/storage";
import type { Session } from "../session";
import { type ClassRecords, currentClass } from "./answers";
import { addedClass, currentClasses, deletedClass, hiddenClass, mergedClass, renamedClass } from "./classes";
import { changes, putAside } from "./photos";

export async function listClasses(session: Session): Promise<readonly ClassInfo[]> {
  const storage = await session.storage;
  const records = await session.currentClassRecords();
  const classes = currentClasses(records);
  const counts = await storage.countFromIndex(
    "photos",
    "label",
    classes.map(({ id }) => id),
  );
  await session.begun();
  const labels = session.activeModelName === undefined ? [] : session.activeModel.card.labels;
  const known = new Set(labels.map((label) => currentClass(label, records)));
  return classes.map(({ id, name, state }, i) => ({
    id,
    name,
    hidden: state === "hidden",
    builtIn: isLabel(id),
    photos: counts[i]!,
    known: known.has(id),
  }));
}

export const addClass = ({ name }: { readonly name: string }, session: Session): Promise<ClassInfo> =>
  changeClass(session, (records, now) => addedClass(name, records, now));

export const renameClass = (
  { id, name }: { readonly id: string; readonly name: string },
  session: Session,
): Promise<ClassInfo> => changeClass(session, (records, now) => renamedClass(id, name, records, now));

export const hideClass = (
  { id, hidden }: { readonly id: string; readonly hidden: boolean },
  session: Session,
): Promise<ClassInfo> => changeClass(session, (records, now) => hiddenClass(id, hidden, records, now));

export function mergeClasses(
  { from, into }: { readonly from: string; readonly into: string },
  session: Session,
): Promise<ClassInfo> {
  return changes.take(async () => {
    const storage = await session.storage;
    const record = mergedClass(from, into, await session.currentClassRecords(), Date.now());
    // Deleted photos too: brought back, they belong to the class that took the other one in.
    const photos = await storage.getAllFromIndex("photos", "label", from);
    const deleted = (await storage.getAll("deletedPhotos")).filter(({ label }) => label === from);
    const moved = { label: into };
    await write(session, [
      toChange(record),
      ...photos.map((photo): Change => ({ store: "photos", key: photo.id, value: { ...photo, ...moved } })),
      ...deleted.map(
        (photo): Change => ({ store: "deletedPhotos", key: photo.id, value: { ...photo, ...moved } }),
      ),
    ]);
    return describeClass(into, session);
  });
}

export function deleteClass(
  { id }: { readonly id: string },
  session: Session,
): Promise<{ readonly photos: readonly string[] }> {
  return changes.take(async () => {
    const deletedAt = Date.now();
    const record = deletedClass(id, await session.currentClassRecords(), deletedAt);
    const photos = await (await session.storage).getAllFromIndex("photos", "label", id);
    await write(session, [toChange(record), ...photos.flatMap((photo) => putAside(photo, deletedAt))]);
    return { photos: photos.map((photo) => photo.id) };
  });
}

function changeClass(
  session: Session,
  change: (records: ClassRecords, now: number) => ClassRecord,
): Promise<ClassInfo> {
  return changes.take(async () => {
    const record = change(await session.currentClassRecords(), Date.now());
    await write(session, [toChange(record)]);
    return describeClass(record.id, session);
  });
}

const toChange = (value: ClassRecord): Change => ({ store: "classes", key: value.id, value });

async function write(session: Session, changed: readonly Change[]): Promise<void> {
  await (await session.storage).write(changed);
  session.forgetClasses();
}

async function describeClass(id: string, session: Session): Promise<ClassInfo> {
  return (await listClasses(session)).find((each) => each.id === id)!;
}
