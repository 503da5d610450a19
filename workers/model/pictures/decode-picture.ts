import { HangerError, type ImageSource } from "../../../src/contract";
import { joinedBytes } from "../../../src/formats/joined-bytes";
import {
  checkImage,
  HEADER_BYTES,
  hasPngEnd,
  type ImageHeader,
  inspectImage,
  isPngEnd,
  MOST_HEADER_BYTES,
  requireLargeEnough,
} from "../../../src/pictures/inspect";
import { END_OF_JPEG, endsWithMarker, jpegEnd } from "../../../src/pictures/jpeg-segments";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { imageWords } from "../../../src/words/images";
import { withWords } from "../../../src/words/with-words";
import { browserDecode } from "./browser-decode";

/** What `decodeImage` does. */
export async function decodePicture(source: ImageSource, longestSide: number): Promise<RgbaImage> {
  if (source.kind !== "blob") {
    return pixelsOf(source.kind === "frame" ? source.bitmap : source.frame, longestSide);
  }
  const pixelsIn = async (blob: Blob) => {
    const { picture, mayLack } = await decodeBlob(blob, longestSide);
    const pixels = await pixelsOf(picture, longestSide);
    if (mayLack) (await rescuing()).requireMost(pixels);
    return pixels;
  };
  const first = await pixelsIn(source.blob);
  if (!isBlank(first)) return first;
  const opaque = await (await rescuing()).opaqueCopy(source.blob);
  if (opaque) return pixelsIn(opaque);
  for await (const frame of (await rescuing()).laterFrames(source.blob)) {
    const later = await pixelsOf(frame, longestSide);
    if (!isBlank(later)) return later;
  }
  return first;
}

/** A picture shows nothing where at most this share of its pixels is further than this, of 255, from their mean. */
const SPECKS = 0.005;
const FAINT = 3;

/** Whether a picture is of one colour, but for faint noise and a few specks: a film may begin with such frames. */
function isBlank({ data }: RgbaImage): boolean {
  const pixels = data.length / 4;
  const means = [0, 1, 2, 3].map((c) => {
    let sum = 0;
    for (let at = c; at < data.length; at += 4) sum += data[at]!;
    return sum / pixels;
  });
  let specks = 0;
  for (let at = 0; at < data.length && specks <= SPECKS * pixels; at += 4)
    if (means.some((mean, c) => Math.abs(data[at + c]! - mean) > FAINT)) specks++;
  return specks <= SPECKS * pixels;
}

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

/** What `uprightPicture` gives. */
export async function upright(blob: Blob): Promise<Blob | undefined> {
  const header = await headerOf(blob);
  if (header.format === "bmp") return (await rescuing()).opaqueCopy(blob);
  if (!header.hasExif) return undefined;
  const { findExif, uprightCopy, withUsualOrientation } = await turning();
  const exif = await findExif(blob, header.format);
  if (!exif) return undefined;
  const file = withUsualOrientation(blob, header.format, exif);
  const copy = await uprightCopy(file, exif);
  // As it was, since it may be transparent in places.
  if (copy) return copy.convertToBlob({ type: `image/${header.format}`, quality: 0.92 });
  return file === blob ? undefined : file;
}

const sizeOf = (picture: ImageBitmap | VideoFrame): Size =>
  "displayWidth" in picture ? { width: picture.displayWidth, height: picture.displayHeight } : picture;

interface Decoded {
  readonly picture: ImageBitmap | VideoFrame;
  /** Whether part of it may be missing, with one colour in its place. */
  readonly mayLack: boolean;
}

async function decodeBlob(file: Blob, longestSide: number): Promise<Decoded> {
  const header = await headerOf(file);
  const turn = header.hasExif ? await turning() : undefined;
  const exif = await turn?.findExif(file, header.format);
  const blob = turn && exif ? turn.withUsualOrientation(file, header.format, exif) : file;
  const smaller = isLarge(header) ? await decodeSmaller(blob, ROOM * longestSide) : undefined;
  if (smaller) return smaller;
  checkImage(header, blob.size);
  // What browsers make of drawings and pages differs, and none of it is a photo.
  if (header.format === "markup") return (await rescuing()).rescue(blob, header, "markup");
  // Of what has no end, browsers show as much as they please: nothing, a part, or that part and one colour.
  if (await lacksEnd(blob, header)) return (await rescuing()).rescue(blob, header, "no end");
  try {
    const copy = turn && exif ? await turn.uprightCopy(blob, exif) : undefined;
    return {
      picture: copy ? copy.transferToImageBitmap() : await browserDecode(blob),
      mayLack: false,
    };
  } catch (cause) {
    return (await rescuing()).rescue(blob, header, cause);
  }
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Most JPEGs end with the marker, which spares the way through their scans. */
const lacksJpegEnd = (bytes: Uint8Array) => !endsWithMarker(bytes) && jpegEnd(bytes) === undefined;

/** Whether a JPEG or a PNG does not end as it should, even before what may have been appended to it. */
async function lacksEnd(blob: Blob, { format }: ImageHeader): Promise<boolean> {
  if (format !== "jpeg" && format !== "png") return false;
  const last = await bytesOf(blob.slice(-8));
  if (format === "jpeg") {
    return !endsWithMarker(last) && lacksJpegEnd(await bytesOf(blob));
  }
  return !isPngEnd(last) && !hasPngEnd(await bytesOf(blob));
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
async function decodeSmaller(blob: Blob, side: number): Promise<Decoded | undefined> {
  if (typeof ImageDecoder === "undefined" || !("rotation" in VideoFrame.prototype)) return undefined;
  try {
    const bytes = await bytesOf(blob);
    const mayLack = lacksJpegEnd(bytes);
    // The decoder refuses what has no end.
    const data = mayLack ? joinedBytes([bytes, END_OF_JPEG]) : bytes;
    const size = { desiredWidth: side, desiredHeight: side };
    const decoder = new ImageDecoder({ data, type: "image/jpeg", ...size });
    const { image } = await decoder.decode();
    decoder.close();
    return { picture: image, mayLack };
  } catch {
    return undefined;
  }
}

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
  await requireTruePixels();
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
 * Refuses to read pictures where no answer would be right.
 * @throws HangerError `image-unsupported` where this browser does not give what it shows
 */
export async function requireTruePixels(): Promise<void> {
  if (!readsTrue()) throw (await rescuing()).scrambled();
}

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
