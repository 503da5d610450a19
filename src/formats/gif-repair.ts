import { joinedBytes } from "./joined-bytes";
import type { Repaired } from "./repaired";

/** The end of a frame's data, and the trailer (GIF89a, 27). */
const END = Uint8Array.of(0, 0x3b);

/** The most bytes of a part of a frame's data (GIF89a, 15). */
const MOST_IN_PART = 255;

/** Codes have at most this many bits (GIF89a, appendix F). */
const MOST_BITS = 12;

/** A GIF's first frame alone, blank where its data ends too soon. Undefined where none begins. */
export function repairedGif(bytes: Uint8Array): Repaired | undefined {
  const at = firstFrame(bytes);
  if (at === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = view.getUint16(at + 5, true) * view.getUint16(at + 7, true);
  const data = at + 10 + coloursOf(bytes[at + 9]!);
  const bits = bytes[data];
  if (bits === undefined || bits < 2 || bits > 8) return undefined;
  const { indices, found } = unpacked(dataOf(bytes, data + 1), bits, pixels);
  const parts = [bytes.subarray(0, data + 1), ...inParts(packed(indices, bits)), END];
  return { bytes: joinedBytes(parts), present: pixels > 0 ? found / pixels : 0 };
}

/** Bytes of the table of colours that flags tell of. */
const coloursOf = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Where the first frame's description begins; extensions come before it. */
function firstFrame(bytes: Uint8Array): number | undefined {
  let at = 13 + coloursOf(bytes[10] ?? 0);
  while (bytes[at] === 0x21) {
    at += 2;
    while (bytes[at]) at += 1 + bytes[at]!;
    at++;
  }
  return bytes[at] === 0x2c && at + 10 < bytes.length ? at : undefined;
}

/** What is in parts that each begin with their length, up to the last one or to the end of the file. */
function dataOf(bytes: Uint8Array, from: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = from; bytes[at]; at += 1 + bytes[at]!)
    parts.push(bytes.subarray(at + 1, at + 1 + bytes[at]!));
  return joinedBytes(parts);
}

function inParts(data: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += MOST_IN_PART) {
    const part = data.subarray(at, at + MOST_IN_PART);
    parts.push(Uint8Array.of(part.length), part);
  }
  return parts;
}

/**
 * Unpacks so many pixels, as far as there is data, from LZW's codes of growing length (GIF89a, appendix F). Each code but
 * the first ones stands for a stretch of pixels that were found before.
 */
function unpacked(data: Uint8Array, bits: number, pixels: number) {
  const indices = new Uint8Array(pixels);
  const clear = 1 << bits;
  const starts = new Uint32Array(1 << MOST_BITS);
  const lengths = new Uint32Array(1 << MOST_BITS);
  let [next, width, found, before] = [clear + 2, bits + 1, 0, 0];
  for (let bit = 0; bit + width <= 8 * data.length && found < pixels; ) {
    const code = codeAt(data, bit, width);
    bit += width;
    if (code === clear) {
      [next, width, before] = [clear + 2, bits + 1, 0];
      continue;
    }
    if (code === clear + 1 || code > next || (code === next && before === 0)) break;
    if (before > 0 && next < 1 << MOST_BITS) {
      // The stretch before and one more pixel, which the code at hand may stand for already.
      starts[next] = found - before;
      lengths[next] = before + 1;
      next++;
      if (next === 1 << width && width < MOST_BITS) width++;
    }
    const length = code < clear ? 1 : lengths[code]!;
    const start = starts[code]!;
    for (let i = 0; i < length && found < pixels; i++)
      indices[found++] = code < clear ? code : indices[start + i]!;
    before = length;
  }
  return { indices, found };
}

function codeAt(data: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3;
  const bytes = data[at]! | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return (bytes >> (bit & 7)) & ((1 << width) - 1);
}

/** Packs pixels as codes of one length: they start over each time before they would grow longer. */
function packed(indices: Uint8Array, bits: number): Uint8Array {
  const clear = 1 << bits;
  const width = bits + 1;
  const between = clear - 2;
  const codes = indices.length + Math.ceil(indices.length / between) + 1;
  const data = new Uint8Array(Math.ceil((codes * width) / 8) + 2);
  let bit = 0;
  const put = (code: number) => {
    const shifted = code << (bit & 7);
    data[bit >> 3]! |= shifted & 255;
    data[(bit >> 3) + 1]! |= shifted >> 8;
    bit += width;
  };
  indices.forEach((index, i) => {
    if (i % between === 0) put(clear);
    put(index);
  });
  put(clear + 1);
  return data.subarray(0, Math.ceil(bit / 8));
}
