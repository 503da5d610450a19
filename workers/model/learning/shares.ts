import { FOOTWEAR, HangerError, isKind, type LearnedShare } from "../../../src/contract";
import { fromBase64Url, toBase64Url } from "../../../src/formats/base64url";
import { MOST_SHARED, readClassShare, writeClassShare } from "../../../src/formats/class-share";
import { sha256 } from "../../../src/formats/sha256";
import { letGo } from "../../../src/ml/ops/guard";
import type { GivenSums } from "../../../src/ml/training/closed-head";
import { toWhole } from "../../../src/ml/training/memory";
import { sizeOfStatistics } from "../../../src/ml/training/statistics";
import type { Change, Storage } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { type ClassRecords, classNameOf, currentClass } from "../collection/answers";
import { addedClass, currentClasses } from "../collection/classes";
import type { WorkerContext } from "../context";
import type { CallContext } from "../handler";
import { loadModel, loadModelRecord, loadPart, SHIPPED_MODELS } from "../models/shipped-models";
import { loadBase } from "./base";
import { ownLessons } from "./collection";
import { rememberedOf, teachingOf } from "./lessons";
import { lookAtOwn, wasSeenBy } from "./seen-photos";

/** The model whose features shares are sums of. */
const [ROOT] = SHIPPED_MODELS;

/** How many hexadecimal digits of a network's checksum a share holds. */
const NETWORK_DIGITS = 8;

/** The setting that holds what others learned, as JSON. */
const SHARES = "learned-shares";

interface KeptShare {
  readonly id: string;
  readonly network: string;
  /** Id of the class here. */
  readonly label: string;
  readonly photos: number;
  /** 32-bit whole numbers, little-endian, as text. */
  readonly sums: string;
}

/** What was learned elsewhere of a class that is here. */
export interface HeldShare extends Omit<GivenSums, "label"> {
  /** Id of its class, as it is called now. */
  readonly label: string;
}

type Context = Pick<WorkerContext, "storage" | "classes">;

/** The shares that count for a network, with the classes that they belong to now; those of deleted classes are left out. */
export async function heldShares(
  storage: Storage,
  network: string,
  records: ClassRecords,
): Promise<readonly HeldShare[]> {
  return (await keptShares(storage)).flatMap((share) => {
    const label = currentClass(share.label, records);
    const isCounted = share.network === digits(network) && records.get(label)?.state !== "deleted";
    return isCounted
      ? [{ label, count: share.photos, sums: new Uint32Array(fromBase64Url(share.sums).buffer) }]
      : [];
  });
}

export async function shareClass(
  { id }: { readonly id: string },
  context: CallContext<never>,
): Promise<string> {
  const { storage, classes, signal } = context;
  const records = await classes.records();
  const root = await loadModel(storage, ROOT);
  const lessons = await ownLessons(context, (photo) => wasSeenBy(root.sha256, photo));
  const shown = lessons.filter(({ label }) => label === id).length;
  if (id === FOOTWEAR || shown === 0) throw new HangerError("bad-request", learningWords.nothingToShare);
  if (shown > MOST_SHARED) throw new HangerError("bad-request", learningWords.tooManyToShare(MOST_SHARED));
  const base = await loadBase(root, ROOT);
  try {
    const { statistics, body, classifier } = base;
    const { size, largest } = statistics;
    const looking = { body, size, shape: classifier.inputShape, signal, onLooked: () => undefined };
    const seen = await lookAtOwn(root.sha256, lessons, looking);
    const teaching = teachingOf(root.card.labels, lessons, (label) => currentClass(label, records));
    const indices = lessons.flatMap(({ label }, i) => (label === id ? [i] : []));
    const { features } = rememberedOf(seen, teaching, indices);
    const sums = new Uint32Array(size);
    toWhole(features, largest).forEach((value, i) => {
      sums[i % size]! += value;
    });
    const label = isKind(id) ? id : classNameOf(id, records);
    return writeClassShare({ network: digits(root.sha256), label, photos: indices.length, sums });
  } finally {
    letGo(() => base.classifier.dispose());
  }
}

export async function openShare(
  { text }: { readonly text: string },
  { storage, classes }: Context,
): Promise<LearnedShare> {
  const { share, id } = await read(text, storage);
  const records = await classes.records();
  const name = isKind(share.label) ? classNameOf(share.label, records) : share.label;
  const isCounted = (await keptShares(storage)).some((kept) => kept.id === id);
  return { id, name, photos: share.photos, isCounted };
}

export async function addShare({ text }: { readonly text: string }, context: Context): Promise<LearnedShare> {
  const { storage, classes } = context;
  const { share, id } = await read(text, storage);
  const kept = await keptShares(storage);
  const records = await classes.current();
  const same = currentClasses(records).find((each) =>
    isKind(share.label)
      ? each.id === currentClass(share.label, records)
      : each.name.toLowerCase() === share.label.toLowerCase(),
  );
  const name = isKind(share.label) ? classNameOf(share.label, records) : share.label;
  const added = same ? undefined : addedClass(name, records, Date.now());
  const label = same?.id ?? added!.id;
  const changes: Change[] = added ? [{ store: "classes", key: added.id, value: added }] : [];
  if (!kept.some((each) => each.id === id)) {
    const sums = toBase64Url(new Uint8Array(share.sums.buffer));
    const { network, photos } = share;
    changes.push(keeping([...kept, { id, network, label, photos, sums }]));
  }
  await storage.write(changes);
  classes.forget();
  const now = await classes.current();
  return { id, name: classNameOf(label, now), photos: share.photos, isCounted: true };
}

export async function listShares(
  _: undefined,
  { storage, classes }: Context,
): Promise<readonly LearnedShare[]> {
  const records = await classes.records();
  const { sha256: network } = await loadModelRecord(storage, ROOT);
  return (await keptShares(storage)).map((share) => {
    const label = currentClass(share.label, records);
    const isCounted = share.network === digits(network) && records.get(label)?.state !== "deleted";
    return { id: share.id, name: classNameOf(label, records), photos: share.photos, isCounted };
  });
}

export async function removeShare(
  { id }: { readonly id: string },
  { storage }: Pick<WorkerContext, "storage">,
): Promise<undefined> {
  const kept = await keptShares(storage);
  await storage.write([keeping(kept.filter((each) => each.id !== id))]);
}

/** @throws HangerError `bad-request` where it is damaged, or of another network */
async function read(text: string, storage: Storage) {
  const { sha256: network } = await loadModelRecord(storage, ROOT);
  const share = readClassShare(text, sizeOfStatistics(await loadPart(ROOT, "statistics.bin")));
  if (share.network !== digits(network)) throw new HangerError("bad-request", learningWords.otherNetwork);
  const id = (await sha256(new TextEncoder().encode(text).buffer)).slice(0, 16);
  return { share, id };
}

async function keptShares(storage: Storage): Promise<readonly KeptShare[]> {
  const kept = await storage.get("settings", SHARES);
  return kept === undefined ? [] : (JSON.parse(kept) as KeptShare[]);
}

const keeping = (shares: readonly KeptShare[]): Change => ({
  store: "settings",
  key: SHARES,
  value: JSON.stringify(shares),
});

const digits = (checksum: string) => checksum.slice(0, NETWORK_DIGITS);
