import { HangerError } from "../contract";
import { imageWords } from "../words/images";
import { formatNumber } from "../words/numbers";

/** What the first bytes of a file say about its picture. Sizes are in pixels, before orientation is applied. */
export interface ImageHeader {
  readonly format: "jpeg" | "png" | "gif" | "webp" | "avif" | "heic" | "bmp" | "svg" | "unknown";
  readonly width?: number;
  readonly height?: number;
}

/** Bytes from the start of a file that `inspectImage` may need: JPEGs put their size after the metadata. */
export const HEADER_BYTES = 256 * 1024;

/** The most pixels of a picture. Decoding takes four bytes each; beyond this, a phone's browser closes the page. */
const MOST_PIXELS = 100_000_000;

/**
 * Refuses pictures that cannot be classified, before anything is decoded.
 * @throws HangerError `image-empty`, `image-unsupported`, `image-unreadable` or `image-too-large`
 */
export function checkImage(header: ImageHeader, bytes: number): void {
  if (bytes === 0) throw new HangerError("image-empty", imageWords.empty);
  if (header.format === "svg") {
    throw new HangerError("image-unsupported", imageWords.drawing);
  }
  const { width = 0, height = 0 } = header;
  if (width * height > MOST_PIXELS) {
    throw new HangerError("image-too-large", imageWords.tooLarge(formatNumber(width), formatNumber(height)));
  }
}

/** The shortest side, in pixels, of a picture that can show a garment. */
const SHORTEST_SIDE = 8;

/** @throws HangerError `image-too-small` */
export function requireLargeEnough({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): void {
  if (Math.min(width, height) >= SHORTEST_SIDE) return;
  throw new HangerError("image-too-small", imageWords.tooSmall(width, height));
}

/** The error for a picture that the browser could not decode. */
export function undecodable(header: ImageHeader, cause: unknown): HangerError {
  if (header.format === "heic") {
    return new HangerError("image-unsupported", imageWords.heic, { cause });
  }
  if (header.format === "unknown") {
    return new HangerError("image-unreadable", imageWords.noPicture, { cause });
  }
  return new HangerError("image-unreadable", imageWords.damaged, { cause });
}

/** Recognises a picture by the first bytes of its file (up to `HEADER_BYTES`), regardless of its name. */
export function inspectImage(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { format: "jpeg", ...jpegSize(view) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) && bytes.length >= 24) {
    return { format: "png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (ascii(bytes, 0, 4) === "GIF8" && bytes.length >= 10) {
    return { format: "gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP")
    return { format: "webp", ...webpSize(view) };
  if (ascii(bytes, 0, 2) === "BM" && bytes.length >= 26) {
    return { format: "bmp", width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  }
  if (ascii(bytes, 4, 8) === "ftyp") return { format: isoFormat(ascii(bytes, 8, 12)) };
  return { format: looksLikeSvg(bytes) ? "svg" : "unknown" };
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, i) => bytes[i] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const HEIC_BRANDS = ["heic", "heix", "hevc", "heim", "heis", "hevm", "hevs", "mif1", "msf1"];

function isoFormat(brand: string): "heic" | "avif" | "unknown" {
  if (HEIC_BRANDS.includes(brand)) return "heic";
  return brand === "avif" || brand === "avis" ? "avif" : "unknown";
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, 1024));
  // The alternatives exclude one another, so the search cannot backtrack for long on files that are not drawings.
  return /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^>]*>)*<svg[\s>]/i.test(text);
}

/** Walks the segments of a JPEG to its frame header, SOF0 to SOF15 (ITU-T T.81, B.2.2). */
function jpegSize(view: DataView): { width?: number; height?: number } {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return {};
}

/** Reads the size from a WebP file. Its three formats (RFC 9649, sections 2.5 to 2.7) store it differently. */
function webpSize(view: DataView): { width?: number; height?: number } {
  if (view.byteLength < 30) return {};
  const kind = String.fromCharCode(
    view.getUint8(12),
    view.getUint8(13),
    view.getUint8(14),
    view.getUint8(15),
  );
  if (kind === "VP8X") return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (kind === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== "VP8L") return {};
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
