import { HangerError, type ImageSource } from "../../../src/contract";
import {
  checkImage,
  HEADER_BYTES,
  type ImageHeader,
  inspectImage,
  MOST_HEADER_BYTES,
  requireLargeEnough,
} from "../../../src/pictures/inspect";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { imageWords } from "../../../src/words/images";
import { withWords } from "../../../src/words/with-words";

/**
 * Preprocessing works on far fewer pixels than a camera gives: the browser's own scaler, which runs on the
 * decoded picture in place, brings the longer side down to this first.
 */
export const LONGEST_SIDE = 256;

/**
 * Decodes a file (upright, by its EXIF orientation) or takes a frame, scaled down to `longestSide` where it is larger. Of
 * an animation, the first frame that shows something.
 * @throws HangerError with an `image-` code where there is nothing to see
 */
export async function decodeImage(source: ImageSource, longestSide = LONGEST_SIDE): Promise<RgbaImage> {
  if (source.kind !== "blob") {
    return pixelsOf(source.kind === "frame" ? source.bitmap : source.frame, longestSide);
  }
  const pixelsIn = async (blob: Blob) => pixelsOf(await decodeBlob(blob, longestSide), longestSide);
  const first = await pixelsIn(source.blob);
  if (await isCutShort(source.blob)) (await rescuing()).requireMost(first);
  if (!isBlank(first)) return first;
  const opaque = await (await rescuing()).opaqueCopy(source.blob);
  if (opaque) return pixelsIn(opaque);
  for await (const frame of (await rescuing()).laterFrames(source.blob)) {
    const later = await pixelsOf(frame, longestSide);
    if (!isBlank(later)) return later;
  }
  return first;
}

/** Whether a JPEG may lack its end: browsers show what there is of it, and one colour for the rest. */
async function isCutShort(blob: Blob): Promise<boolean> {
  const bytesOf = async (part: Blob) => new Uint8Array(await part.arrayBuffer());
  const start = await bytesOf(blob.slice(0, 3));
  return start[0] === 0xff && start[1] === 0xd8 && !endsWhole(await bytesOf(blob.slice(-2)));
}

/** Whether all pixels are the same. */
const isBlank = ({ data }: RgbaImage) => data.every((value, i) => value === data[i % 4]);

async function pixelsOf(picture: ImageBitmap | VideoFrame, longestSide: number): Promise<RgbaImage> {
  const size = sizeOf(picture);
  try {
    requireLargeEnough(size);
    return (await copyPixels(picture, size, longestSide)) ?? (await readPixels(picture, size, longestSide));
  } finally {
    picture.close();
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A copy of a picture that browsers would not turn upright, or would show nothing of, for whoever shows it; undefined where
 * the browser shows it as it is answered.
 */
export async function uprightPicture(blob: Blob): Promise<Blob | undefined> {
  const header = await headerOf(blob);
  if (header.format === "bmp") return (await rescuing()).opaqueCopy(blob);
  const copy = header.hasExif ? await (await turning()).uprightCopy(blob, header) : undefined;
  // As it was, since it may be transparent in places.
  return copy?.convertToBlob({ type: `image/${header.format}`, quality: 0.92 });
}

const sizeOf = (picture: ImageBitmap | VideoFrame): Size =>
  "displayWidth" in picture ? { width: picture.displayWidth, height: picture.displayHeight } : picture;

async function decodeBlob(blob: Blob, longestSide: number): Promise<ImageBitmap | VideoFrame> {
  const header = await headerOf(blob);
  const smaller = isLarge(header) ? await decodeSmaller(blob, ROOM * longestSide) : undefined;
  if (smaller) return smaller;
  checkImage(header, blob.size);
  // What browsers make of drawings and pages differs, and none of it is a photo.
  if (header.format === "markup") return (await rescuing()).rescue(blob, header, "markup");
  try {
    const upright = header.hasExif ? await (await turning()).uprightCopy(blob, header) : undefined;
    if (upright) return upright.transferToImageBitmap();
    return await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch (cause) {
    return (await rescuing()).rescue(blob, header, cause);
  }
}

/** From so many pixels on, a JPEG is decoded smaller where the browser can: in half the time and a fraction of the memory. */
const LARGE = 4_000_000;

/**
 * A picture is decoded so many times larger than it is needed, and no larger: scaling it down smooths it, but Chromium
 * keeps the pictures that it scaled last, up to half a gigabyte.
 */
const ROOM = 1.5;

/**
 * Decodes a large JPEG to an eighth of its size or a little more, without ever holding the whole of it. Undefined where the
 * browser cannot, or does not tell how the picture is to be turned.
 */
async function decodeSmaller(blob: Blob, side: number): Promise<VideoFrame | undefined> {
  if (typeof ImageDecoder === "undefined" || !("rotation" in VideoFrame.prototype)) return undefined;
  try {
    const data = await blob.arrayBuffer();
    // The decoder does not tell that a file was cut short.
    if (!endsWhole(new Uint8Array(data))) return undefined;
    const size = { desiredWidth: side, desiredHeight: side };
    const decoder = new ImageDecoder({ data, type: "image/jpeg", ...size });
    const { image } = await decoder.decode();
    decoder.close();
    return image;
  } catch {
    return undefined;
  }
}

/** Whether a JPEG's last bytes are its end marker (ITU-T T.81, B.1.1.3). */
const endsWhole = (bytes: Uint8Array) => bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;

const isLarge = ({ isSequential, width = 0, height = 0 }: ImageHeader) =>
  isSequential === true && width * height > LARGE;

/** What is needed for few pictures: telling what cannot be opened, and opening what is not whole. */
const rescuing = () => withWords(import(/* webpackChunkName: "rescue" */ "./rescue"));

const turning = () => withWords(import(/* webpackChunkName: "turn" */ "./turn"));

/** @throws HangerError `image-unreadable` where the file is no longer there, or was changed */
async function headerOf(blob: Blob): Promise<ImageHeader> {
  const read = async (bytes: number) =>
    inspectImage(new Uint8Array(await blob.slice(0, bytes).arrayBuffer()));
  try {
    const header = await read(HEADER_BYTES);
    const isBehind = header.format === "jpeg" && header.width === undefined && blob.size > HEADER_BYTES;
    return isBehind ? await read(MOST_HEADER_BYTES) : header;
  } catch (cause) {
    throw new HangerError("image-unreadable", imageWords.fileGone, { cause });
  }
}

/** A frame that needs no scaling is read without a canvas, in a fifth of the time, where the browser converts colours. */
async function copyPixels(
  picture: ImageBitmap | VideoFrame,
  { width, height }: Size,
  longestSide: number,
): Promise<RgbaImage | undefined> {
  if (!("copyTo" in picture) || Math.max(width, height) > longestSide) return undefined;
  const { visibleRect } = picture;
  if (visibleRect?.width !== width || visibleRect.height !== height) return undefined;
  const data = new Uint8ClampedArray(4 * width * height);
  const layout = await picture.copyTo(data, { format: "RGBA", colorSpace: "srgb" }).catch(() => undefined);
  return layout?.length === 1 && layout[0]!.stride === 4 * width ? { data, width, height } : undefined;
}

/** @throws HangerError `image-unsupported` where the browser does not give what it shows */
async function readPixels(
  picture: ImageBitmap | VideoFrame,
  size: Size,
  longestSide: number,
): Promise<RgbaImage> {
  if (!readsTrue()) throw (await rescuing()).scrambled();
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const context = contextOf(width, height);
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** Side of the picture by which reading is tried. */
const TRIED_SIDE = 16;

/** The largest mean difference between what is written and read. Some browsers add a little noise, which no answer minds. */
const MOST_NOISE = 8;

let isTrue = false;

/**
 * Whether pixels are read as they were written. Some browsers give pages made-up ones, so that none can tell devices apart; the
 * owner may allow reading at any time.
 */
function readsTrue(): boolean {
  if (isTrue) return true;
  const context = contextOf(TRIED_SIDE, TRIED_SIDE);
  const written = context.createImageData(TRIED_SIDE, TRIED_SIDE);
  written.data.forEach((_, i, data) => {
    data[i] = i % 4 === 3 ? 255 : (i * 37) % 256;
  });
  context.putImageData(written, 0, 0);
  const { data } = context.getImageData(0, 0, TRIED_SIDE, TRIED_SIDE);
  const noise = data.reduce((sum, value, i) => sum + Math.abs(value - written.data[i]!), 0) / data.length;
  isTrue = noise <= MOST_NOISE;
  return isTrue;
}

let latest: OffscreenCanvasRenderingContext2D | undefined;

/**
 * An empty canvas: of video, whose pictures have one size, the same one again.
 * @throws HangerError `image-unsupported` where workers of this browser have none
 */
function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (latest?.canvas.width === width && latest.canvas.height === height) {
    latest.clearRect(0, 0, width, height);
    return latest;
  }
  const context =
    typeof OffscreenCanvas === "function"
      ? new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })
      : null;
  if (!context) {
    throw new HangerError("image-unsupported", imageWords.notInBackground);
  }
  context.imageSmoothingQuality = "high";
  latest = context;
  return context;
}
