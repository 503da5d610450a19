import { Inflate, zlibSync } from "fflate";
import type { ImageHeader } from "../pictures/inspect";
import { crc32 } from "./zip/crc32";

export interface Repaired {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The share of the picture's rows that are there, 0..1, where the file tells. */
  readonly present?: number;
}

/**
 * A picture's file with what decoders insist on put right: an end that was cut off, checksums, lengths. What is missing of
 * the picture itself is left blank. Undefined for formats without such a remedy, and where too little is left.
 */
export function repaired(bytes: Uint8Array, { format }: ImageHeader): Repaired | undefined {
  switch (format) {
    case "jpeg":
      return { bytes: joined([bytes, END_OF_JPEG]) };
    case "gif":
      return { bytes: joined([bytes, END_OF_GIF]) };
    case "webp":
      return { bytes: withRiffLength(bytes) };
    case "bmp":
      return { bytes: joined([bytes, new Uint8Array(missingOfBmp(bytes))]) };
    case "png":
      return repairedPng(bytes);
    default:
      return undefined;
  }
}

/** EOI (T.81, B.2.1). */
const END_OF_JPEG = Uint8Array.of(0xff, 0xd9);
/** The end of a frame's data, and the trailer (GIF89a, 27). */
const END_OF_GIF = Uint8Array.of(0, 0x3b);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Blank bytes in place of missing ones, where most are there: lengths within the file then hold again. */
function withRiffLength(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const claimed = bytes.length < 12 ? 0 : 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const missing = claimed - bytes.length;
  return joined([bytes, new Uint8Array(missing > 0 && missing < bytes.length ? missing : 0)]);
}

/** Bytes that a BMP says it has, but has not; none where it asks for more than a picture takes. */
function missingOfBmp(bytes: Uint8Array): number {
  if (bytes.length < 26) return 0;
  const missing = new DataView(bytes.buffer, bytes.byteOffset).getUint32(2, true) - bytes.length;
  return missing > 0 && missing < 64 * 1024 * 1024 ? missing : 0;
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
  for (let at = 8; at + 8 < bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = content;
    else if (type === "IDAT") data.push(content);
    else if (["PLTE", "tRNS", "gAMA", "sRGB"].includes(type)) before.push(chunk(type, content));
    at += 12 + length;
  }
  if (header?.length !== 13) return undefined;
  const told = new DataView(header.buffer, header.byteOffset, 13);
  const [width, height] = [told.getUint32(0), told.getUint32(4)];
  const [depth, samples, isInterlaced] = [
    told.getUint8(8),
    SAMPLES[told.getUint8(9)],
    told.getUint8(12) !== 0,
  ];
  if (!samples) return undefined;
  const row = 1 + Math.ceil((width * depth * samples) / 8);
  const size = row * height;
  const unpacked = inflated(data);
  // Rows of interlaced pictures lie elsewhere; what there is of them is kept as it is.
  if (isInterlaced || size > MOST_BYTES) {
    const packed = joined(data);
    return {
      bytes: joined([SIGNATURE, chunk("IHDR", header), ...before, chunk("IDAT", packed), chunk("IEND")]),
    };
  }
  const rows = Math.min(height, Math.floor(unpacked.length / row));
  if (rows === 0) return undefined;
  const whole = new Uint8Array(size);
  whole.set(unpacked.subarray(0, rows * row));
  const packed = zlibSync(whole, { level: 1 });
  const parts = [SIGNATURE, chunk("IHDR", header), ...before, chunk("IDAT", packed), chunk("IEND")];
  return { bytes: joined(parts), present: rows / height };
}

/** As much as can be unpacked. */
function inflated(data: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  // The first two bytes are zlib's header, which raw deflate has not; its checksum at the end is not looked at.
  const inflate = new Inflate((part) => parts.push(part));
  try {
    inflate.push(joined(data).subarray(2), false);
  } catch {
    // What came before the damage is what there is.
  }
  return joined(parts);
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
