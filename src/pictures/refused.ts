import { Gunzip } from "fflate";
import { HangerError } from "../contract";
import { fileWords } from "../words/files";
import { imageWords } from "../words/images";
import { type ImageHeader, jpegFrame } from "./inspect";

/** What a file is that cannot be decoded, by its first bytes. */
export type FileKind = keyof typeof fileWords.kinds;

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

const hasBytes = (bytes: Uint8Array, ...prefix: readonly number[]) =>
  prefix.every((byte, i) => bytes[i] === byte);

/** Brands of ISO base media files that hold pictures straight from a sensor, or JPEG XL; all others are videos. */
const RAW_BRANDS = ["crx "];

/** Kinds by what files begin with; the first that fits. */
const SIGNATURES: readonly (readonly [kind: FileKind, fits: (bytes: Uint8Array) => boolean])[] = [
  ["shadow", (bytes) => hasBytes(bytes, 0, 5, 0x16, 7) || hasBytes(bytes, 0, 5, 0x16, 0)],
  ["jpegXl", (bytes) => hasBytes(bytes, 0xff, 0x0a) || starts(bytes, "JXL ", 4)],
  ["jpeg2000", (bytes) => hasBytes(bytes, 0xff, 0x4f, 0xff, 0x51) || starts(bytes, "jP  ", 4)],
  ["raw", isRaw],
  ["tiff", isTiff],
  ["photoshop", (bytes) => starts(bytes, "8BPS")],
  ["gimp", (bytes) => starts(bytes, "gimp xcf")],
  ["pdf", (bytes) => starts(bytes, "%PDF") || starts(bytes, "%!PS")],
  ["sound", isSound],
  ["video", isVideo],
  ["drawing", (bytes) => hasBytes(bytes, 0x1f, 0x8b) && isSvg(textOf(gunzipped(bytes)))],
  ["archive", isArchive],
  ["icon", (bytes) => hasBytes(bytes, 0, 0, 1, 0)],
];

function isTiff(bytes: Uint8Array): boolean {
  return (
    (starts(bytes, "II") && [42, 43].includes(bytes[2]!)) ||
    (starts(bytes, "MM") && [42, 43].includes(bytes[3]!))
  );
}

/** Tags of DNG's version, and of a colour filter array, which only pictures straight from a sensor have. */
const RAW_TAGS = [0xc612, 0x828e, 0x828d];

/** Raw files of most makers are TIFFs; others have a beginning of their own. */
function isRaw(bytes: Uint8Array): boolean {
  const ownBeginnings = ["FUJIFILMCCD-RAW", "IIRO", "IIRS", "MMOR", "IIU\0", "FOVb", "\0MRM"];
  if (ownBeginnings.some((text) => starts(bytes, text)) || starts(bytes, "HEAPCCDR", 6)) return true;
  if (starts(bytes, "ftyp", 4)) return RAW_BRANDS.some((brand) => starts(bytes, brand, 8));
  if (!isTiff(bytes)) return false;
  if (starts(bytes, "CR", 8)) return true;
  const page = firstPage(bytes);
  if (page && RAW_TAGS.some((tag) => page.has(tag))) return true;
  if (page && COLOUR_FILTERS.includes(page.get(PHOTOMETRIC) ?? 0)) return true;
  // Programs that export TIFFs name the camera's maker too, but put the picture itself on the first page.
  const isPreview = !page || page.has(FURTHER_PAGES) || page.get(SUBFILE_TYPE) === 1;
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return isPreview && /NIKON|SONY|PENTAX|SAMSUNG NX|Hasselblad|Phase One/.test(text);
}

/** Tags of a TIFF's page: whether it is a smaller copy, where pages within it are, what its values mean (TIFF 6.0, 8; TIFF/EP, 5.1). */
const SUBFILE_TYPE = 0x00fe;
const FURTHER_PAGES = 0x014a;
const PHOTOMETRIC = 0x0106;

/** What values mean that come straight from a sensor: one colour a pixel, or light that was made linear (DNG 1.4, 2). */
const COLOUR_FILTERS = [32803, 34892];

/** The tags of a TIFF's first page, with the first of their values; undefined where it lies behind all that is read here. */
function firstPage(bytes: Uint8Array): ReadonlyMap<number, number> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = starts(bytes, "II");
  const from = view.byteLength >= 8 ? view.getUint32(4, isLittle) : view.byteLength;
  if (from + 2 > view.byteLength) return undefined;
  const tags = new Map<number, number>();
  const end = Math.min(view.byteLength - 11, from + 2 + 12 * view.getUint16(from, isLittle));
  for (let at = from + 2; at < end; at += 12) {
    const isShort = view.getUint16(at + 2, isLittle) === 3;
    const value = isShort ? view.getUint16(at + 8, isLittle) : view.getUint32(at + 8, isLittle);
    tags.set(view.getUint16(at, isLittle), value);
  }
  return tags;
}

/** Brands of ISO base media files that hold sound alone. */
const SOUND_BRANDS = ["M4A ", "M4B ", "M4P ", "F4A ", "F4B "];

function isSound(bytes: Uint8Array): boolean {
  if (starts(bytes, "ftyp", 4)) return SOUND_BRANDS.some((brand) => starts(bytes, brand, 8));
  return starts(bytes, "ID3") || starts(bytes, "OggS") || starts(bytes, "fLaC") || starts(bytes, "WAVE", 8);
}

/** Lengths of a packet of an MPEG transport stream; of cameras', each has four bytes before it (ISO 13818-1, 2.4.3). */
const PACKETS = [
  [0, 188],
  [4, 192],
] as const;

const isTransportStream = (bytes: Uint8Array) =>
  PACKETS.some(([from, length]) => [0, 1, 2].every((i) => bytes[from + i * length] === 0x47));

function isVideo(bytes: Uint8Array): boolean {
  if (starts(bytes, "ftyp", 4))
    return !["heic", "heix", "mif1", "msf1", "avif", "avis"].some((brand) => starts(bytes, brand, 8));
  return (
    hasBytes(bytes, 0x1a, 0x45, 0xdf, 0xa3) ||
    (starts(bytes, "RIFF") && starts(bytes, "AVI ", 8)) ||
    hasBytes(bytes, 0, 0, 1, 0xba) ||
    hasBytes(bytes, 0, 0, 1, 0xb3) ||
    starts(bytes, "FLV") ||
    ["moov", "mdat", "wide", "free", "skip"].some((box) => starts(bytes, box, 4)) ||
    hasBytes(bytes, 0x30, 0x26, 0xb2, 0x75) ||
    isTransportStream(bytes)
  );
}

function isArchive(bytes: Uint8Array): boolean {
  return (
    hasBytes(bytes, 0x50, 0x4b, 3, 4) ||
    hasBytes(bytes, 0x50, 0x4b, 5, 6) ||
    starts(bytes, "Rar!") ||
    starts(bytes, "7z\xbc\xaf") ||
    hasBytes(bytes, 0x1f, 0x8b) ||
    starts(bytes, "BZh") ||
    hasBytes(bytes, 0xfd, 0x37, 0x7a, 0x58) ||
    starts(bytes, "ustar", 257)
  );
}

/** Frames of a JPEG that browsers do not decode: arithmetic coding, hierarchical and lossless ones (T.81, table B.1), JPEG-LS. */
const UNUSUAL_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xf7];

/** Whether a JPEG is sound but of a kind that browsers do not decode: they take 8 bits a value. */
function isUnusualJpeg(bytes: Uint8Array): boolean {
  const frame = jpegFrame(bytes);
  return frame !== undefined && (UNUSUAL_FRAMES.includes(frame.marker) || frame.precision !== 8);
}

/** Text of markup in the encoding that its first bytes show. */
function textOf(bytes: Uint8Array): string {
  const encoding =
    hasBytes(bytes, 0xff, 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)
      ? "utf-16le"
      : hasBytes(bytes, 0xfe, 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** So many bytes of a packed file are unpacked to see what it is. */
const MOST_PACKED = 16 * 1024;

/** What gzip packed, from its beginning. */
function gunzipped(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  try {
    new Gunzip((part) => parts.push(part)).push(bytes.subarray(0, MOST_PACKED));
  } catch {
    // What came before the damage may say enough.
  }
  return parts[0] ?? new Uint8Array();
}

/** Whether markup is an SVG drawing: its first element is `svg`, after any declarations, comments and entities. */
function isSvg(text: string): boolean {
  let at = 0;
  const skip = (end: string) => {
    const found = text.indexOf(end, at);
    at = found < 0 ? text.length : found + end.length;
  };
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at++;
    else if (text.startsWith("<!--", at)) skip("-->");
    else if (text.startsWith("<?", at)) skip("?>");
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const [subset, close] = [text.indexOf("[", at), text.indexOf(">", at)];
      if (subset >= 0 && subset < close) skip("]");
      skip(">");
    } else return /^<([\w-]+:)?svg[\s>/]/i.test(text.slice(at, at + 100));
  }
  return false;
}

/** Names what cannot be decoded. Undefined where nothing speaks for any kind that is known. */
export function kindOf(bytes: Uint8Array, { format }: ImageHeader): FileKind | undefined {
  if (format === "markup") return isSvg(textOf(bytes)) ? "drawing" : "page";
  if (format === "jpeg") return isUnusualJpeg(bytes) ? "unusualJpeg" : undefined;
  if (format === "heic") return "heic";
  return SIGNATURES.find(([, fits]) => fits(bytes))?.[0];
}

/**
 * The error for a picture that the browser could not decode: what the file is, where that is why, and otherwise that it is
 * damaged, or no picture.
 * @param bytes The first of the file
 */
export function undecodable(bytes: Uint8Array, header: ImageHeader, cause: unknown): HangerError {
  const kind = kindOf(bytes, header);
  if (kind) return new HangerError("image-unsupported", fileWords.kinds[kind], { cause });
  const sentence = header.format === "unknown" ? fileWords.noPicture : imageWords.damaged;
  return new HangerError("image-unreadable", sentence, { cause });
}

/** The error for a picture that is mostly missing. */
export const incomplete = (): HangerError => new HangerError("image-unreadable", fileWords.incomplete);

/** The error for every picture in a browser that scrambles what a page reads. */
export const scrambled = (): HangerError => new HangerError("image-unsupported", fileWords.scrambled);
