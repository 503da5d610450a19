import type { ImageSource } from "../../../src/contract";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { withWords } from "../../../src/words/with-words";

/**
 * Preprocessing works on far fewer pixels than a camera gives: the browser's own scaler, which runs on the
 * decoded picture in place, brings the longer side down to this first.
 */
export const LONGEST_SIDE = 256;

/** Loaded at the end of the start, and otherwise with the first picture. A worker's chunk that is missing throws at once, hence `async`. */
export const decoding = async () => withWords(import(/* webpackChunkName: "decode" */ "./decode-picture"));

/**
 * Decodes a file (upright, by its EXIF orientation) or takes a frame, scaled down to `longestSide` where it is larger. Of
 * an animation, the first frame that shows something.
 * @throws HangerError with an `image-` code where there is nothing to see
 */
export async function decodeImage(source: ImageSource, longestSide = LONGEST_SIDE): Promise<RgbaImage> {
  return (await decoding()).decodePicture(source, longestSide);
}

/**
 * A copy of a picture that browsers would not turn upright, or would show nothing of, for whoever shows it; undefined where
 * the browser shows it as it is answered.
 */
export async function uprightPicture(blob: Blob): Promise<Blob | undefined> {
  return (await decoding()).upright(blob);
}
