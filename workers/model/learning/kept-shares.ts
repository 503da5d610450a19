import { type ClassShare, readClassShare, type SentShare } from "../../../src/formats/class-share";
import { sha256 } from "../../../src/formats/sha256";
import type { GivenSums } from "../../../src/ml/training/closed-head";
import { sizeOfStatistics } from "../../../src/ml/training/statistics";
import type { Storage } from "../../../src/storage";
import { type ClassRecords, currentClass } from "../collection/answers";
import { loadPart, SHIPPED_MODELS } from "../models/shipped-models";
import { isSum } from "./share-records";

/** The model whose features shares are sums of. */
export const [SHARED_ROOT] = SHIPPED_MODELS;

/** How many hexadecimal digits the id of a share has. */
export const SHARE_ID_DIGITS = 20;

/** How many hexadecimal digits of a network's checksum a share holds. */
const NETWORK_DIGITS = 8;

/** What a share says of the network that saw its photos. */
export const networkDigits = (checksum: string): string => checksum.slice(0, NETWORK_DIGITS);

/** What was learned elsewhere of a class that is here. */
export interface HeldShare extends Omit<GivenSums, "label" | "sums"> {
  readonly id: string;
  /** Id of its class, as it is called now. */
  readonly label: string;
  readonly sums: Uint32Array;
}

/**
 * The shares that count for a network, with the classes that they belong to now. Left out are those of deleted classes and
 * damaged ones.
 */
export async function heldShares(
  storage: Storage,
  network: string,
  records: ClassRecords,
): Promise<readonly HeldShare[]> {
  const kept = await storage.getAll("shares");
  const size = kept.length === 0 ? 0 : await sharedFeatures();
  return kept.flatMap((share) => {
    const label = currentClass(share.label, records);
    const { id, photos: count, sums } = share;
    const isOfToday = share.network === networkDigits(network) && isSum(share) && sums.length === size;
    return isOfToday && records.get(label)?.state !== "deleted" ? [{ id, label, count, sums }] : [];
  });
}

/** How many features a share of today's network is of. */
export const sharedFeatures = async (): Promise<number> =>
  sizeOfStatistics(await loadPart(SHARED_ROOT, "statistics.bin"));

/**
 * A share with its id, of so many features where that is known. One of version 1 has none; the id that it gets here follows from what it says, in any spelling.
 * @throws HangerError `bad-request` where it is damaged
 */
export async function readShare(text: string, size?: number): Promise<SentShare> {
  const share = readClassShare(text, size);
  return { ...share, id: share.id ?? (await idOfContent(share)) };
}

async function idOfContent({ network, label, photos, sums }: ClassShare): Promise<string> {
  const content = JSON.stringify([network, label, photos, [...sums]]);
  return (await sha256(new TextEncoder().encode(content))).slice(0, SHARE_ID_DIGITS);
}
