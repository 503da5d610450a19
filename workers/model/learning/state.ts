import type { LearnedFrom } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import type { ModelRecord, Storage } from "../../../src/storage";
import { type ClassRecords, currentClass } from "../collection/answers";
import type { OwnPhoto } from "./collection";
import { type HeldShare, heldShares } from "./kept-shares";
import { labelsWith } from "./lessons";

/**
 * All that the head of a version follows from, as it is now: photos, shares and what is remembered from other devices. The
 * head has no other past, so the same state gives the same head, in any order of what led to it.
 */
export interface TaughtState {
  /** Of the head that follows. */
  readonly labels: readonly string[];
  readonly shares: readonly HeldShare[];
  /** What is to be said of it in the card of a version. */
  readonly learnedFrom: Omit<LearnedFrom, "broughtPhotos">;
  /** SHA-256 of the part that is the same for every model: the owner's photos, classes and shares. */
  readonly collection: string;
  /** Whether nothing is taught: the head is that of the model that comes with the app. */
  readonly isEmpty: boolean;
}

interface Wanted {
  readonly storage: Storage;
  readonly records: ClassRecords;
  /** The shipped model. */
  readonly root: ModelRecord;
  /** The model whose memory of photos that were never here is kept. */
  readonly source: Pick<ModelRecord, "card">;
  readonly photos: readonly OwnPhoto[];
}

export async function stateOf({ storage, records, root, source, photos }: Wanted): Promise<TaughtState> {
  const classOf = (label: string) => currentClass(label, records);
  const known = new Set(source.card.learnedFrom?.brought.map(classOf));
  const brought = [...known].filter((label) => records.get(label)?.state !== "deleted").sort();
  const shares = await heldShares(storage, root.sha256, records);
  const shown = [...photos, ...shares].map(({ label }) => label);
  const labels = labelsWith(root.card.labels, [...shown, ...brought], classOf);
  const pairs = (all: readonly OwnPhoto[]) => all.map(({ id, label }) => `${id} ${label}`).sort();
  const sums = shares.map((share) => [...share.sums]);
  const own = [pairs(photos), pairs(shares), sums, root.card.labels.map(classOf)];
  const collection = await checksumOf(own);
  const checksum = await checksumOf([root.sha256, own, brought]);
  return {
    labels,
    shares,
    learnedFrom: { checksum, shares: shares.map(({ id }) => id), brought },
    collection,
    isEmpty: photos.length + shares.length + brought.length === 0,
  };
}

const checksumOf = (value: unknown) => sha256(new TextEncoder().encode(JSON.stringify(value)));
