import { HangerError } from "../../contract";
import { encodeFloat16 } from "../models/float16";

/**
 * What a network keeps of the pictures it learned from, so that it can learn more without forgetting: the features
 * that its dense layers were given, count x size. No picture can be made from them.
 */
export interface Memory {
  readonly count: number;
  /** Values of one picture's features. */
  readonly size: number;
  readonly features: Float32Array;
}

const MAGIC = 0x484d454d; // "HMEM"
const HEADER_WORDS = 3;

/** A memory as a file: three 32-bit words (magic, count, size), then the features in half precision. */
export function encodeMemory({ count, size, features }: Memory): Uint8Array<ArrayBuffer> {
  const halves = encodeFloat16(features);
  const bytes = new Uint8Array(4 * HEADER_WORDS + halves.byteLength);
  const view = new DataView(bytes.buffer);
  [MAGIC, count, size].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  bytes.set(new Uint8Array(halves.buffer), 4 * HEADER_WORDS);
  return bytes;
}

/** @throws HangerError `model-invalid` where the bytes are no memory, whole and of features of `size` */
export function decodeMemory(bytes: ArrayBuffer, expectedSize: number): Memory {
  const start = 4 * HEADER_WORDS;
  const view = new DataView(bytes);
  const word = (i: number) => (bytes.byteLength >= start ? view.getUint32(4 * i, true) : 0);
  const [magic, count, size] = [word(0), word(1), word(2)];
  if (magic !== MAGIC || size !== expectedSize || bytes.byteLength !== start + 2 * count * size) {
    throw new HangerError("model-invalid", "What this network remembers of its pictures is damaged.");
  }
  const features = new Float32Array(count * size);
  for (let i = 0; i < features.length; i++) features[i] = decodeHalf(view.getUint16(start + 2 * i, true));
  return { count, size, features };
}

/** A finite half-precision float (IEEE 754 binary16) from its bits. */
function decodeHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
