import { HangerError } from "../contract";
import { imageWords } from "../words/images";
import { formatNumber } from "../words/numbers";
import { jpegSegments } from "./jpeg-segments";

/** What the first bytes of a file say about its picture. Sizes are in pixels, before orientation is applied. */
export interface ImageHeader {
  /** `markup` may be an SVG drawing, which is no photo, or a web page. */
  readonly format: "jpeg" | "png" | "gif" | "webp" | "avif" | "heic" | "bmp" | "markup" | "unknown";
  readonly width?: number;
  readonly height?: number;
  /** Whether there is EXIF data, which browsers do not all read in every format. */
  readonly hasExif?: boolean;
  /** Of JPEGs: whether they can be decoded smaller without ever being whole in memory, as progressive ones cannot. */
  readonly isSequential?: boolean;
}

/** Bytes from the start of a file that `inspectImage` usually needs. */
export const HEADER_BYTES = 256 * 1024;

/** The most that it may need: JPEGs put their size after the metadata, previews and all. */
export const MOST_HEADER_BYTES = 16 * 1024 * 1024;

/** The most pixels of a picture. Decoding takes four bytes each; beyond this, a phone's browser closes the page. */
const MOST_PIXELS = 100_000_000;

/**
 * Refuses pictures that cannot be classified, before anything is decoded.
 * @throws HangerError `image-empty` or `image-too-large`
 */
export function checkImage({ width = 0, height = 0 }: ImageHeader, bytes: number): void {
  if (bytes === 0) throw new HangerError("image-empty", imageWords.empty);
  if (width * height > MOST_PIXELS) {
    throw new HangerError("image-too-large", imageWords.tooLarge(formatNumber(width), formatNumber(height)));
  }
}

/** The shortest side, in pixels, of a picture that can show a garment. */
const SHORTEST_SIDE = 8;

/** @throws HangerError `image-too-small` */
export function requireLargeEnough({ width, height }: Size): void {
  if (Math.min(width, height) >= SHORTEST_SIDE) return;
  throw new HangerError("image-too-small", imageWords.tooSmall(width, height));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Recognises a picture by the first bytes of its file, regardless of its name. */
export function inspectImage(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { format: "jpeg", ...jpegHeader(bytes) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return { format: "png", ...pngHeader(view) };
  if (ascii(bytes, 0, 4) === "GIF8") return { format: "gif", ...gifSize(view) };
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP")
    return { format: "webp", ...webpHeader(view) };
  if (ascii(bytes, 0, 2) === "BM" && bytes.length >= 26) return { format: "bmp", ...bmpSize(view) };
  if (ascii(bytes, 4, 8) === "ftyp") return isoHeader(view);
  return { format: isMarkup(bytes) ? "markup" : "unknown" };
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, i) => bytes[i] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const textAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => (at + i < view.byteLength ? view.getUint8(at + i) : 0)));

/** Whether the first visible letter is `<`, in UTF-8 or UTF-16. */
function isMarkup(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  const before = bytes.subarray(0, first === undefined ? 0 : bytes.indexOf(first));
  return first === 0x3c && before.every((byte) => byte <= 0x20 || byte >= 0xbb);
}

/** SOF1, extended sequential; SOF2 is the first that is not. */
const LAST_SEQUENTIAL = 0xc1;

/** A JPEG's frame header. */
interface JpegFrame extends Size {
  /** 0xc0 to 0xcf, SOF0 to SOF15: the way it was compressed; 0xf7 for JPEG-LS (ITU-T T.87, C.2.2). */
  readonly marker: number;
  /** Bits of a value. */
  readonly precision: number;
}

const isFrame = (marker: number) =>
  marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));

/** A JPEG's frame header (ITU-T T.81, B.2.2); undefined where none is found. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  for (const { marker, from } of jpegSegments(bytes)) {
    if (!isFrame(marker)) continue;
    if (from + 6 > bytes.length) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset + from);
    return { marker, precision: view.getUint8(0), height: view.getUint16(1), width: view.getUint16(3) };
  }
  return undefined;
}

/** The segment of EXIF data, APP1, which begins with its name. */
export const isJpegExif = (bytes: Uint8Array, marker: number, from: number) =>
  marker === 0xe1 && ascii(bytes, from, from + 4) === "Exif";

function hasJpegExif(bytes: Uint8Array): boolean {
  for (const { marker, from } of jpegSegments(bytes)) if (isJpegExif(bytes, marker, from)) return true;
  return false;
}

function jpegHeader(bytes: Uint8Array): Omit<ImageHeader, "format"> {
  const exif = hasJpegExif(bytes) ? { hasExif: true } : {};
  const frame = jpegFrame(bytes);
  if (!frame) return exif;
  const { width, height, marker } = frame;
  return { ...exif, width, height, isSequential: marker <= LAST_SEQUENTIAL };
}

/** IHDR comes first (PNG, 5.6), but for phones' own chunks before it; EXIF data anywhere. */
function pngHeader(view: DataView): Omit<ImageHeader, "format"> {
  let size: Partial<Size> = {};
  for (let at = 8; at + 16 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = textAt(view, at + 4);
    if (name === "IHDR") size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (name === "eXIf") return { ...size, hasExif: true };
  }
  return size;
}

/** Whether bytes begin with the name of a PNG's last chunk, which has no content (PNG, 11.2.5). */
export const isPngEnd = (bytes: Uint8Array) => ascii(bytes, 0, 4) === "IEND";

/** Whether a PNG has its last chunk; more may follow. */
export function hasPngEnd(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at))
    if (isPngEnd(bytes.subarray(at + 4))) return true;
  return false;
}

/** The size of the screen, or that of the first frame where it is larger, as browsers take it (GIF89a, 18 to 20). */
function gifSize(view: DataView): Partial<Size> {
  if (view.byteLength < 13) return {};
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  while (at + 10 < view.byteLength && view.getUint8(at) === 0x21) {
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at++;
  }
  if (at + 9 > view.byteLength || view.getUint8(at) !== 0x2c) return screen;
  const end = (from: number) => view.getUint16(from, true) + view.getUint16(from + 4, true);
  return { width: Math.max(screen.width, end(at + 1)), height: Math.max(screen.height, end(at + 3)) };
}

/** OS/2's header has sizes of 16 bits, all later ones of 32; a negative height is of rows from top to bottom. */
function bmpSize(view: DataView): Size {
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

const HEIC_BRANDS = ["heic", "heix", "hevc", "heim", "heis", "hevm", "hevs"];
const AVIF_BRANDS = ["avif", "avis"];

/** Of ISO base media files: the brands tell what is inside, and `ispe` boxes the sizes of pictures and their tiles. */
function isoHeader(view: DataView): ImageHeader {
  const end = Math.min(view.getUint32(0), view.byteLength);
  const brands = [textAt(view, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(view, at));
  const is = (names: readonly string[]) => brands.some((brand) => names.includes(brand));
  const format = is(AVIF_BRANDS) ? "avif" : is(HEIC_BRANDS) || brands[0] === "mif1" ? "heic" : "unknown";
  if (format === "unknown") return { format };
  let [width, height] = [0, 0];
  for (let at = end; at + 16 <= Math.min(view.byteLength, end + 65_536); at++) {
    if (textAt(view, at) !== "ispe") continue;
    width = Math.max(width, view.getUint32(at + 8));
    height = Math.max(height, view.getUint32(at + 12));
  }
  return width > 0 ? { format, width, height } : { format };
}

/** Of a WebP file's features (RFC 9649, 2.7). */
const EXIF_FLAG = 0x08;

/** Reads the size from a WebP file. Its three formats (RFC 9649, sections 2.5 to 2.7) store it differently. */
function webpHeader(view: DataView): Omit<ImageHeader, "format"> {
  if (view.byteLength < 30) return {};
  const kind = textAt(view, 12);
  if (kind === "VP8X") {
    const size = { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    return view.getUint8(20) & EXIF_FLAG ? { ...size, hasExif: true } : size;
  }
  if (kind === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== "VP8L") return {};
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
