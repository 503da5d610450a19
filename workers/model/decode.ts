import type { ImageSource } from "../../src/contract";
import {
  checkImage,
  HEADER_BYTES,
  inspectImage,
  requireLargeEnough,
  undecodable,
} from "../../src/ml/images/inspect";
import type { RgbaImage } from "../../src/ml/preprocess";

/**
 * Preprocessing works on far fewer pixels than a camera gives: the browser's own scaler, which runs on the
 * decoded picture in place, brings the longer side down to this first.
 */
const LONGEST_SIDE = 256;

/**
 * Decodes a file (upright, by its EXIF orientation) or takes a frame, scaled down for preprocessing.
 * @throws HangerError with an `image-` code where there is nothing to see
 */
export async function decodeImage(source: ImageSource): Promise<RgbaImage> {
  const bitmap = source.kind === "frame" ? source.bitmap : await decodeBlob(source.blob);
  try {
    requireLargeEnough(bitmap);
    return readPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

async function decodeBlob(blob: Blob): Promise<ImageBitmap> {
  const head = new Uint8Array(await blob.slice(0, HEADER_BYTES).arrayBuffer());
  const header = inspectImage(head);
  checkImage(header, blob.size);
  return createImageBitmap(blob, { imageOrientation: "from-image" }).catch((cause) => {
    throw undecodable(header, cause);
  });
}

function readPixels(bitmap: ImageBitmap): RgbaImage {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2d context in this worker");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
