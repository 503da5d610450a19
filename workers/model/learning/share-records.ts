import { areSums, MOST_SHARED } from "../../../src/contract";
import type { ShareRecord, Storage } from "../../../src/storage";

/** Whether a record says what photos can have: a damaged one does not. */
export const isSum = ({ id, label, photos, sums }: ShareRecord): boolean =>
  typeof id === "string" &&
  typeof label === "string" &&
  Number.isInteger(photos) &&
  photos > 0 &&
  photos <= MOST_SHARED &&
  sums instanceof Uint32Array &&
  areSums(sums, photos);

/** Whether a share takes the place of the one that is kept under its id: one that was sent earlier does not. */
export const replacesShare = (
  share: Pick<ShareRecord, "madeAt" | "photos" | "sums">,
  kept: ShareRecord,
): boolean =>
  !(share.madeAt < kept.madeAt) &&
  (share.photos !== kept.photos || share.sums.some((sum, i) => sum !== kept.sums[i]));

/** The setting that holds the digits that the ids of this device's own shares begin with. */
export const SENDER = "share-sender";

/** Whether this device sent a share itself: its photos count here already. */
export async function isOwnShare(id: string, storage: Storage): Promise<boolean> {
  const sender = await storage.get("settings", SENDER);
  return sender !== undefined && id.startsWith(sender);
}
