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
  ["video", isVideo],
  [
    "sound",
    (bytes) =>
      starts(bytes, "ID3") || starts(bytes, "OggS") || starts(bytes, "fLaC") || starts(bytes, "WAVE", 8),
  ],
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
  if (ownBeginnings.some((text) => starts(bytes, text))) return true;
  if (starts(bytes, "ftyp", 4)) return RAW_BRANDS.some((brand) => starts(bytes, brand, 8));
  if (!isTiff(bytes)) return false;
  if (starts(bytes, "CR", 8)) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = starts(bytes, "II");
  const from = view.byteLength >= 8 ? view.getUint32(4, isLittle) : 0;
  // The first page may lie behind all that is read here.
  const count = from + 2 <= view.byteLength ? view.getUint16(from, isLittle) : 0;
  for (let i = 0; i < count && from + 2 + 12 * i + 2 <= view.byteLength; i++) {
    if (RAW_TAGS.includes(view.getUint16(from + 2 + 12 * i, isLittle))) return true;
  }
  // Makers name themselves in a TIFF's first pages; nobody else writes these names there.
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /NIKON|SONY|PENTAX|SAMSUNG NX|Hasselblad|Phase One/.test(text);
}

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
    hasBytes(bytes, 0x30, 0x26, 0xb2, 0x75)
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

/** Frames of a JPEG that browsers do not decode: arithmetic coding, hierarchical and lossless ones (T.81, table B.1). */
const UNUSUAL_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** Whether a JPEG is sound but of a kind that browsers do not decode: they take 8 bits a value. */
function isUnusualJpeg(bytes: Uint8Array): boolean {
  const frame = jpegFrame(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
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
