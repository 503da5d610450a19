import {
  HangerError,
  type LabelledPhoto,
  type LeavableStep,
  type TrainProgress,
} from "../../../src/contract";
import { trainingLabel, UNTOLD_INDEX } from "../../../src/ml/data/groups";
import { decodeGuidance, type Guidance } from "../../../src/ml/training/guidance";
import type { PhotoExample } from "../../../src/ml/training/photo-examples";
import { TEMPERATURE } from "../../../src/ml/training/student";
import { type FramedPhoto, framePhoto } from "../../../src/pictures/preprocess";
import { trainingWords } from "../../../src/words/training";
import type { CallContext } from "../handler";
import { decodeServedPhoto } from "../pictures/served-photo";

/** Side of the squares that photos are kept as while they are learned from: room to look closer. */
const PHOTO_SIDE = 128;

interface Told {
  /** Labels of photos that teach only what a teacher says of them. */
  readonly untold: readonly string[];
  /** Address of what a teacher said of the photos. */
  readonly teacher: string | undefined;
}

/**
 * Decodes photos to learn from; those of no known class serve as what not to be sure of.
 * @throws HangerError `bad-request` where the teacher was asked about other photos
 */
export async function photosToLearn(
  photos: readonly LabelledPhoto[],
  { untold, teacher }: Told,
  { signal, progress }: Pick<CallContext<TrainProgress>, "signal" | "progress">,
): Promise<{ readonly photos: readonly PhotoExample[]; readonly guidance: Guidance | undefined }> {
  const guidance = teacher === undefined ? undefined : await fetchGuidance(teacher, photos);
  progress({ kind: "preparing", what: "photos" });
  const framed: PhotoExample[] = [];
  for (const photo of photos) {
    signal.throwIfAborted();
    // Seen as they were taken: what moves and scales them in training is to start from there.
    const { square, ground } = await framedPhoto(photo, ["crop"]);
    const label = untold.includes(photo.label) ? UNTOLD_INDEX : trainingLabel(photo.label);
    const pixels = Uint8ClampedArray.from(square.pixels);
    framed.push({ label, photo: { square: { side: square.side, pixels }, ground } });
  }
  return { photos: framed, guidance };
}

async function fetchGuidance(url: string, photos: readonly LabelledPhoto[]): Promise<Guidance> {
  const guidance = decodeGuidance(await (await fetch(url)).arrayBuffer(), TEMPERATURE);
  const isTheirs =
    guidance.photos.length === photos.length && photos.every(({ file }, i) => file === guidance.photos[i]);
  if (!isTheirs) throw new HangerError("bad-request", trainingWords.otherPhotos);
  return guidance;
}

/** A photo of the page's own origin as it is kept while it is learned from. */
export async function framedPhoto(
  photo: LabelledPhoto,
  without: readonly LeavableStep[] = [],
): Promise<FramedPhoto> {
  return framePhoto(await decodeServedPhoto(photo), PHOTO_SIDE, without);
}
