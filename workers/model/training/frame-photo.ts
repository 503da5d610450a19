import type { LabelledPhoto, LeavableStep, TrainProgress } from "../../../src/contract";
import { trainingLabel } from "../../../src/ml/data/groups";
import type { PhotoExample } from "../../../src/ml/training/photo-examples";
import { type FramedPhoto, framePhoto } from "../../../src/pictures/preprocess";
import type { CallContext } from "../handler";
import { decodeServedPhoto } from "../pictures/served-photo";

/** Side of the squares that photos are kept as while they are learned from: room to look closer. */
const PHOTO_SIDE = 64;

/** Decodes photos to learn from; those of no known class serve as what not to be sure of. */
export async function framePhotos(
  photos: readonly LabelledPhoto[],
  { signal, progress }: Pick<CallContext<TrainProgress>, "signal" | "progress">,
): Promise<readonly PhotoExample[]> {
  progress({ kind: "preparing", what: "photos" });
  const framed: PhotoExample[] = [];
  for (const photo of photos) {
    signal.throwIfAborted();
    // Seen as they were taken: what moves and scales them in training is to start from there.
    framed.push({ label: trainingLabel(photo.label), photo: await framePhoto64(photo, ["crop"]) });
  }
  return framed;
}

/** A photo of the page's own origin as it is kept while it is learned from. */
export async function framePhoto64(
  photo: LabelledPhoto,
  without: readonly LeavableStep[] = [],
): Promise<FramedPhoto> {
  return framePhoto(await decodeServedPhoto(photo), PHOTO_SIDE, without);
}
