import { Inflate, zlibSync } from "fflate";
import type { ImageHeader } from "../pictures/inspect";
import { END_OF_JPEG } from "../pictures/jpeg-segments";
import { repairedGif } from "./gif-repair";
import { joinedBytes } from "./joined-bytes";
import type { Repaired } from "./repaired";
import { crc32 } from "./zip/crc32";

/**
 * A picture's file with what decoders insist on put right: an end that was cut off, checksums, lengths. What is missing of
 * the picture itself is left blank. Undefined for formats without such a remedy, and where too little is left.
 */
export function repaired(bytes: Uint8Array, { format }: ImageHeader): Repaired | undefined {
  switch (format) {
    case "jpeg":
      return { bytes: joinedBytes([bytes, END_OF_JPEG]) };
    case "gif":
      return repairedGif(bytes);
    case "webp":
      return repairedWebp(bytes);
    case "bmp":
      return repairedBmp(bytes);
    case "png":
      return repairedPng(bytes);
    default:
      return undefined;
  }
}

/** Parts of a WebP file that hold a picture, or the first of several (RFC 9649, 2.5 to 2.7). */
const WEBP_PICTURES = ["VP8 ", "VP8L", "ANMF"];

/** Decoders read on behind what there is of a picture, farther than the rest of it would have reached. */
const READ_ON = 65_536;

/** With less of a picture than this there is too little of a garment to name it, and nothing is put in place of the rest. */
export const LEAST_PRESENT = 0.5;

const tooLittle = (present: number): Repaired => ({ bytes: new Uint8Array(), present });

/** Blank bytes in place of missing ones; lengths within the file then hold again. */
function repairedWebp(bytes: Uint8Array): Repaired | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = bytes.length < 12 ? undefined : pictureInWebp(view);
  if (!picture) return { bytes: new Uint8Array(bytes), present: 0 };
  const { name, at, length } = picture;
  const there = bytes.length - at - 8;
  const present = Math.min(1, there / length);
  if (present < LEAST_PRESENT) return tooLittle(present);
  if (there >= length || name === "ANMF") {
    const missing = 8 + view.getUint32(4, true) - bytes.length;
    // What claims more would be refused by decoders, or is no picture.
    const added = Math.max(0, Math.min(missing, bytes.length + READ_ON));
    return { bytes: joinedBytes([bytes, new Uint8Array(added)]), present };
  }
  const whole = joinedBytes([bytes, new Uint8Array(2 * length - there + READ_ON)]);
  const lengths = new DataView(whole.buffer);
  lengths.setUint32(4, whole.length - 8, true);
  lengths.setUint32(at + 4, whole.length - at - 8, true);
  return { bytes: whole, present };
}

/** The first part of a WebP file that holds a picture; undefined where its beginning is missing. */
function pictureInWebp(view: DataView) {
  for (let at = 12; at + 8 < view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const name = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    if (WEBP_PICTURES.includes(name)) return { name, at, length };
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** A BMP with blank bytes in place of missing ones; undefined where its header is not whole. */
function repairedBmp(bytes: Uint8Array): Repaired | undefined {
  if (bytes.length < 54) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = view.getUint32(10, true);
  const end = endOfBmp(view, from);
  const missing = Math.max(0, end - bytes.length);
  if (end <= from) return undefined;
  const present = Math.max(0, Math.min(1, (bytes.length - from) / (end - from)));
  if (present < LEAST_PRESENT) return tooLittle(present);
  return { bytes: joinedBytes([bytes, new Uint8Array(missing)]), present };
}

/** Ways in which a BMP's rows are compressed: by run lengths of 8 or of 4 bits. */
const RUN_LENGTHS = [1, 2];

/** Where a BMP's pixels end, as its size says; where they are compressed, where the file ends as it says. */
function endOfBmp(view: DataView, from: number): number {
  const isOs2 = view.getUint32(14, true) === 12;
  if (!isOs2 && RUN_LENGTHS.includes(view.getUint32(30, true))) return view.getUint32(2, true);
  const [width, height, bits] = isOs2
    ? [view.getUint16(18, true), view.getUint16(20, true), view.getUint16(24, true)]
    : [view.getInt32(18, true), Math.abs(view.getInt32(22, true)), view.getUint16(28, true)];
  // A row ends at a multiple of four bytes.
  return from + 4 * Math.ceil((width * bits) / 32) * height;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Samples of a pixel by colour type (PNG, table 11.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A picture may unpack to at most this many bytes while it is repaired. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Chunks with right checksums, image data up to where it is damaged, blank rows after that, and an end. */
function repairedPng(bytes: Uint8Array): Repaired | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const before: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let isOfPhones = false;
  for (let at = 8; at + 8 < bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = content;
    else if (type === "CgBI") isOfPhones = true;
    else if (type === "IDAT") data.push(content);
    else if (["PLTE", "tRNS", "gAMA", "sRGB"].includes(type)) before.push(chunk(type, content));
    at += 12 + length;
  }
  const passes = header && passesOf(header);
  if (!header || !passes) return undefined;
  const size = passes.reduce((sum, { row, rows }) => sum + row * rows, 0);
  if (size > MOST_BYTES) return undefined;
  const unpacked = inflated(data, isOfPhones ? 0 : ZLIB_HEADER);
  const kept = wholeRows(passes, unpacked.length);
  if (kept === 0) return undefined;
  const whole = new Uint8Array(size);
  whole.set(unpacked.subarray(0, kept));
  if (isOfPhones) swapRedAndBlue(whole, passes, SAMPLES[header[9]!]!);
  const packed = zlibSync(whole, { level: 1 });
  const parts = [SIGNATURE, chunk("IHDR", header), ...before, chunk("IDAT", packed), chunk("IEND")];
  return { bytes: joinedBytes(parts), present: kept / size };
}

/** Rows of one length that follow each other, with a byte for their filter before each; lengths in bytes. */
interface Pass {
  readonly row: number;
  readonly rows: number;
}

/** Where the pixels of each pass of an interlaced picture begin, and how far apart they are (PNG, 8.2): x, y, dx, dy. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** What the rows of a picture are once unpacked, by its IHDR; undefined where that is not whole. */
function passesOf(header: Uint8Array): readonly Pass[] | undefined {
  if (header.length !== 13) return undefined;
  const told = new DataView(header.buffer, header.byteOffset, 13);
  const samples = SAMPLES[told.getUint8(9)];
  if (!samples) return undefined;
  const [width, height, bits] = [told.getUint32(0), told.getUint32(4), told.getUint8(8) * samples];
  const isInterlaced = told.getUint8(12) !== 0;
  return (isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)).flatMap(([x, y, dx, dy]) => {
    const [across, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return across > 0 && rows > 0 ? [{ row: 1 + Math.ceil((across * bits) / 8), rows }] : [];
  });
}

/** How many of so many bytes are whole rows. */
function wholeRows(passes: readonly Pass[], length: number): number {
  let at = 0;
  for (const { row, rows } of passes) {
    const whole = Math.min(rows, Math.floor((length - at) / row));
    at += whole * row;
    if (whole < rows) break;
  }
  return at;
}

/**
 * Of PNGs as Xcode makes them for iPhones, blue comes first, and red last, with eight bits each. A filter works on each
 * colour by itself, so that they may change places under it.
 */
function swapRedAndBlue(data: Uint8Array, passes: readonly Pass[], samples: number): void {
  if (samples < 3) return;
  let at = 0;
  for (const { row, rows } of passes) {
    for (let i = 0; i < rows; i++, at += row) {
      for (let pixel = at + 1; pixel + 2 < at + row; pixel += samples) {
        const first = data[pixel]!;
        data[pixel] = data[pixel + 2]!;
        data[pixel + 2] = first;
      }
    }
  }
}

/** Bytes before what zlib has packed, which iPhones' PNGs leave out. */
const ZLIB_HEADER = 2;

/** As much as can be unpacked. */
function inflated(data: readonly Uint8Array[], from: number): Uint8Array {
  const parts: Uint8Array[] = [];
  // zlib's checksum at the end is not looked at.
  const inflate = new Inflate((part) => parts.push(part));
  try {
    inflate.push(joinedBytes(data).subarray(from), false);
  } catch {
    // What came before the damage is what there is.
  }
  return joinedBytes(parts);
}

function chunk(type: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}
