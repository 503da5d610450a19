import { HangerError, type ImageSource } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { lookOf } from "../../../src/pictures/look";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { withoutTransparency } from "../../../src/pictures/preprocess/flatten";
import type { FramedRecord, PhotoRecord } from "../../../src/storage";
import { imageWords } from "../../../src/words/images";
import { decodeImage } from "../pictures/decode";
import { frameToKeep } from "./framed";

/** Of the JPEG that is kept, pixels: enough for a phone's screen and to learn from. */
const LONGEST_SIDE = 384;

const QUALITY = 0.8;

/** A file of more bytes is no photo; reading it would take the memory of a phone. */
const MOST_BYTES = 100_000_000;

export interface ReadPhoto {
  readonly description: Pick<PhotoRecord, "width" | "height" | "bytes" | "look">;
  readonly jpeg: ArrayBuffer;
  readonly framed: FramedRecord;
}

/**
 * What is kept of a picture.
 * @throws HangerError with an `image-` code where there is nothing to see
 */
export async function readPhoto(image: ImageSource): Promise<ReadPhoto> {
  const picture = withoutTransparency(await decodeImage(image, LONGEST_SIDE));
  const jpeg = await toJpeg(picture);
  const { width, height } = picture;
  return {
    description: { width, height, bytes: jpeg.byteLength, look: lookOf(picture) },
    jpeg,
    framed: frameToKeep(picture),
  };
}

/**
 * SHA-256 of a picture's file; undefined for a frame of the camera, which has none.
 * @throws HangerError `image-too-large`, or `image-unreadable` where the file is gone
 */
export async function fileSum(image: ImageSource): Promise<string | undefined> {
  if (image.kind !== "blob") return undefined;
  if (image.blob.size > MOST_BYTES) {
    throw new HangerError(
      "image-too-large",
      imageWords.fileTooLarge(Math.round(image.blob.size / 1e6), MOST_BYTES / 1e6),
    );
  }
  const bytes = await image.blob.arrayBuffer().catch((cause) => {
    throw new HangerError("image-unreadable", imageWords.fileGone, { cause });
  });
  return sha256(bytes);
}

async function toJpeg({ data, width, height }: RgbaImage): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2d context in this worker");
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return blob.arrayBuffer();
}
