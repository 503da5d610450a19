import { FOOTWEAR, HangerError, isKind, type LearnedShare, MOST_SHARED } from "../../../src/contract";
import { type SentShare, writeClassShare } from "../../../src/formats/class-share";
import { hexadecimal } from "../../../src/formats/hexadecimal";
import { sha256 } from "../../../src/formats/sha256";
import { letGo } from "../../../src/ml/ops/guard";
import { toWhole } from "../../../src/ml/training/memory";
import type { Change, ShareRecord, Storage } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { type ClassRecords, classNameOf, currentClass } from "../collection/answers";
import { addedClass, cleanName, currentClasses, isCalled } from "../collection/classes";
import type { WorkerContext } from "../context";
import type { CallContext } from "../handler";
import { loadModel, loadModelRecord } from "../models/shipped-models";
import { loadBase } from "./base";
import { ownLessons } from "./collection";
import {
  heldShares,
  networkDigits,
  readShare,
  SHARE_ID_DIGITS,
  SHARED_ROOT,
  sharedFeatures,
} from "./kept-shares";
import { rememberedOf, teachingOf } from "./lessons";
import { lookAtOwn, wasSeenBy } from "./seen-photos";
import { isOwnShare, replacesShare, SENDER } from "./share-records";

/** How many of the digits of its id are the sender's own. */
const SENDER_DIGITS = 12;

type Context = Pick<WorkerContext, "storage" | "classes">;

export async function shareClass(
  { id }: { readonly id: string },
  context: CallContext<never>,
): Promise<string> {
  const { storage, classes, signal } = context;
  const records = await classes.records();
  const root = await loadModel(storage, SHARED_ROOT);
  const lessons = await ownLessons(context, (photo) => wasSeenBy(root.sha256, photo));
  const shown = lessons.filter(({ label }) => label === id).length;
  if (id === FOOTWEAR || shown === 0) throw new HangerError("bad-request", learningWords.nothingToShare);
  if (shown > MOST_SHARED) throw new HangerError("bad-request", learningWords.tooManyToShare(MOST_SHARED));
  const base = await loadBase(root, SHARED_ROOT);
  try {
    const { statistics, body, classifier } = base;
    const { size, largest } = statistics;
    const looking = { body, size, shape: classifier.inputShape, signal, onLooked: () => undefined };
    const seen = await lookAtOwn(root.sha256, lessons, looking);
    // Its own label is all that is asked for.
    const teaching = teachingOf([id], lessons);
    const indices = lessons.flatMap(({ label }, i) => (label === id ? [i] : []));
    const { features } = rememberedOf(seen, teaching, indices);
    const sums = new Uint32Array(size);
    toWhole(features, largest).forEach((value, i) => {
      sums[i % size]! += value;
    });
    return writeClassShare({
      id: await sentId(id, await senderOf(storage)),
      madeAt: Math.floor(Date.now() / 1000),
      network: networkDigits(root.sha256),
      label: isKind(id) ? id : classNameOf(id, records),
      photos: indices.length,
      sums,
    });
  } finally {
    letGo(() => base.classifier.dispose());
  }
}

/** The digits that all ids of this device's shares begin with; made with the first. */
async function senderOf(storage: Storage): Promise<string> {
  const kept = await storage.get("settings", SENDER);
  if (kept !== undefined) return kept;
  const made = hexadecimal(crypto.getRandomValues(new Uint8Array(SENDER_DIGITS / 2)));
  await storage.write([{ store: "settings", key: SENDER, value: made }]);
  return made;
}

/** The id of what a device learned of a class. What it learns later of the class has the same one, and takes its place. */
async function sentId(label: string, sender: string): Promise<string> {
  const sum = await sha256(new TextEncoder().encode(`${sender} ${label}`));
  return sender + sum.slice(0, SHARE_ID_DIGITS - SENDER_DIGITS);
}

export async function openShare(
  { text }: { readonly text: string },
  { storage, classes }: Context,
): Promise<LearnedShare> {
  const share = await read(text, storage);
  const records = await classes.records();
  const kept = await storage.get("shares", share.id);
  const name = isKind(share.label) ? classNameOf(share.label, records) : share.label;
  const isCounted = kept !== undefined && !replacesShare(share, kept);
  return {
    id: share.id,
    name,
    photos: share.photos,
    isCounted,
    ...(kept && !isCounted ? { earlier: kept.photos } : {}),
  };
}

export async function addShare({ text }: { readonly text: string }, context: Context): Promise<LearnedShare> {
  const { storage, classes } = context;
  const share = await read(text, storage);
  const records = await classes.current();
  const { label, changes } = await changesFor(share, records, storage);
  await storage.write(changes);
  classes.forget();
  const name = classNameOf(label, await classes.current());
  return { id: share.id, name, photos: share.photos, isCounted: true };
}

/** What is to be written so that a share counts, and the class that it counts for. */
async function changesFor(
  share: SentShare,
  records: ClassRecords,
  storage: Storage,
): Promise<{ readonly label: string; readonly changes: readonly Change[] }> {
  const kept = await storage.get("shares", share.id);
  const known = kept && currentClass(kept.label, records);
  if (kept && !replacesShare(share, kept)) return { label: known!, changes: [] };
  const { id, network, photos, sums, madeAt } = share;
  const record = { id, network, photos, sums, madeAt };
  const keep = (value: ShareRecord): Change => ({ store: "shares", key: id, value });
  // The owner may have renamed its class since, or merged it.
  if (kept && records.get(known!)?.state !== "deleted") {
    return { label: known!, changes: [keep({ ...kept, ...record })] };
  }
  const name = isKind(share.label) ? classNameOf(share.label, records) : cleanName(share.label);
  const same = currentClasses(records).find((each) =>
    isKind(share.label) ? each.id === currentClass(share.label, records) : isCalled(each, name),
  );
  if (same) return { label: same.id, changes: [keep({ ...record, label: same.id })] };
  const added = addedClass(name, records, Date.now());
  const before = records.get(added.id);
  const parts = partsOf(added.id, records);
  return {
    label: added.id,
    changes: [
      { store: "classes", key: added.id, value: added },
      keep({ ...record, label: added.id, added: { name: added.name, parts, ...(before ? { before } : {}) } }),
    ],
  };
}

/** Damaged ones, and those of a network or a class that is gone, are not counted, and can be taken out like the others. */
export async function listShares(
  _: undefined,
  { storage, classes }: Context,
): Promise<readonly LearnedShare[]> {
  const records = await classes.records();
  const { sha256: network } = await loadModelRecord(storage, SHARED_ROOT);
  const counted = new Set((await heldShares(storage, network, records)).map(({ id }) => id));
  const kept = new Map((await storage.getAll("shares")).map((share) => [share.id, share]));
  return (await storage.getAllKeys("shares")).map((id) => {
    const share = kept.get(id);
    const name = share ? classNameOf(currentClass(share.label, records), records) : "";
    return { id, name, photos: share?.photos ?? 0, isCounted: counted.has(id) };
  });
}

/** A class that was added for a share goes with it where nothing else is in it. */
export async function removeShare({ id }: { readonly id: string }, context: Context): Promise<undefined> {
  const { storage, classes } = context;
  const [share] = await storage.getMany("shares", [id]);
  const changes: Change[] = [{ store: "shares", key: id }];
  if (share?.added) {
    const others = (await storage.getAll("shares")).filter((each) => each.id !== id);
    const heir = others.find(({ label }) => label === share.label);
    if (heir) changes.push({ store: "shares", key: heir.id, value: { ...heir, added: share.added } });
    else changes.push(...(await withoutClass(share.label, share.added, context)));
  }
  await storage.write(changes);
  classes.forget();
}

/**
 * The changes that leave a class as it was before a share brought it, where it still is as the share brought it: shown under
 * that name, with no photo, and none merged into it since.
 */
async function withoutClass(
  label: string,
  { name, before, parts }: NonNullable<ShareRecord["added"]>,
  { storage, classes }: Context,
): Promise<readonly Change[]> {
  const records = await classes.current();
  const record = records.get(label);
  const [photos] = await storage.countFromIndex("photos", "label", [label]);
  const isUntouched =
    photos === 0 &&
    record?.state === "shown" &&
    record.name === name &&
    partsOf(label, records).every((id) => parts.includes(id));
  if (!isUntouched) return [];
  const isWanted = (await storage.getAll("deletedPhotos")).some((photo) => photo.label === label);
  // Photos that can be brought back bring their class back.
  const value = before ?? (isWanted ? { ...record, state: "deleted" as const } : undefined);
  return [{ store: "classes", key: label, ...(value ? { value } : {}) }];
}

/** The classes that were merged into a class. */
const partsOf = (label: string, records: ClassRecords): readonly string[] =>
  [...records.values()].flatMap(({ id, mergedInto }) => (mergedInto === label ? [id] : []));

/** @throws HangerError `bad-request` where it is damaged, of another network, or this device's own */
async function read(text: string, storage: Storage): Promise<SentShare> {
  const { sha256: network } = await loadModelRecord(storage, SHARED_ROOT);
  const share = await readShare(text, await sharedFeatures());
  if (share.network !== networkDigits(network))
    throw new HangerError("bad-request", learningWords.otherNetwork);
  if (await isOwnShare(share.id, storage)) throw new HangerError("bad-request", learningWords.ownShare);
  return share;
}
