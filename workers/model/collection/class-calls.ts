import { type ClassInfo, isKind } from "../../../src/contract";
import type { Change, ClassRecord } from "../../../src/storage";
import type { WorkerContext } from "../context";
import { type ClassRecords, currentClass } from "./answers";
import { addedClass, currentClasses, deletedClass, hiddenClass, mergedClass, renamedClass } from "./classes";
import { putAside } from "./photos";

/** Of the context, what changing classes needs: those who change one are told of it as `listClasses` does. */
type ClassContext = Pick<WorkerContext, "storage" | "classes" | "answering">;

export async function listClasses(
  _: undefined,
  { storage, classes: cache, answering }: ClassContext,
): Promise<readonly ClassInfo[]> {
  const records = await cache.current();
  const classes = currentClasses(records);
  const counts = await storage.countFromIndex(
    "photos",
    "label",
    classes.map(({ id }) => id),
  );
  const labels = answering.activeName === undefined ? [] : answering.active.card.labels;
  const known = new Set(labels.map((label) => currentClass(label, records)));
  return classes.map(({ id, name, state }, i) => ({
    id,
    name,
    hidden: state === "hidden",
    builtIn: isKind(id),
    photos: counts[i]!,
    known: known.has(id),
  }));
}

export const addClass = ({ name }: { readonly name: string }, context: ClassContext): Promise<ClassInfo> =>
  changeClass(context, (records, now) => addedClass(name, records, now));

export const renameClass = (
  { id, name }: { readonly id: string; readonly name: string },
  context: ClassContext,
): Promise<ClassInfo> => changeClass(context, (records, now) => renamedClass(id, name, records, now));

export const hideClass = (
  { id, hidden }: { readonly id: string; readonly hidden: boolean },
  context: ClassContext,
): Promise<ClassInfo> => changeClass(context, (records, now) => hiddenClass(id, hidden, records, now));

export async function mergeClasses(
  { from, into }: { readonly from: string; readonly into: string },
  context: ClassContext,
): Promise<ClassInfo> {
  const { storage, classes } = context;
  const record = mergedClass(from, into, await classes.current(), Date.now());
  // Deleted photos too: brought back, they belong to the class that took the other one in.
  const photos = await storage.getAllFromIndex("photos", "label", from);
  const deleted = (await storage.getAll("deletedPhotos")).filter(({ label }) => label === from);
  const moved = { label: into };
  await write(context, [
    toChange(record),
    ...photos.map((photo): Change => ({ store: "photos", key: photo.id, value: { ...photo, ...moved } })),
    ...deleted.map(
      (photo): Change => ({ store: "deletedPhotos", key: photo.id, value: { ...photo, ...moved } }),
    ),
  ]);
  return describeClass(into, context);
}

export async function deleteClass(
  { id }: { readonly id: string },
  context: ClassContext,
): Promise<{ readonly photos: readonly string[] }> {
  const deletedAt = Date.now();
  const record = deletedClass(id, await context.classes.current(), deletedAt);
  const photos = await context.storage.getAllFromIndex("photos", "label", id);
  await write(context, [toChange(record), ...photos.flatMap((photo) => putAside(photo, deletedAt))]);
  return { photos: photos.map((photo) => photo.id) };
}

async function changeClass(
  context: ClassContext,
  change: (records: ClassRecords, now: number) => ClassRecord,
): Promise<ClassInfo> {
  const record = change(await context.classes.current(), Date.now());
  await write(context, [toChange(record)]);
  return describeClass(record.id, context);
}

const toChange = (value: ClassRecord): Change => ({ store: "classes", key: value.id, value });

async function write({ storage, classes }: ClassContext, changed: readonly Change[]): Promise<void> {
  await storage.write(changed);
  classes.forget();
}

async function describeClass(id: string, context: ClassContext): Promise<ClassInfo> {
  return (await listClasses(undefined, context)).find((each) => each.id === id)!;
}
