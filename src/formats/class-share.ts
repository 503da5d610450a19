import { HangerError, isKind, KINDS } from "../contract";
import { learningWords } from "../words/learning";
import { fromBase64Url, toBase64Url } from "./base64url";

/**
 * What one device learned of a class, for another one: sums of its photos' features, from which no photo can be made. As bytes,
 * little-endian: the version, 1; 4 bytes of the checksum of the network that saw the photos; their number, 2 bytes; a
 * byte that is the place of a built-in class among the kinds, or 255, the number of bytes of the class's name, a byte, and
 * that, UTF-8; and the sums, each in the fewest bits that hold 255 for each photo. Ten photos of 256 features take 0.4 kB.
 */
export interface ClassShare {
  /** The first 8 hexadecimal digits of the checksum of the network's weights. */
  readonly network: string;
  /** A kind that the app knows, or the name of an own class. */
  readonly label: string;
  readonly photos: number;
  /** A whole number for each feature, 0..255 x photos. */
  readonly sums: Uint32Array;
}

const VERSION = 1;
const OWN = 255;
const LONGEST_NAME = 160;
const MOST = 255;
const HEADER = 9;

/** More photos would not fit into the two bytes, nor be one person's. */
export const MOST_SHARED = 10_000;

/** Longer texts are not looked at. */
const LONGEST = 20_000;

const bitsFor = (photos: number) => Math.ceil(Math.log2(MOST * photos + 1));

export function writeClassShare({ network, label, photos, sums }: ClassShare): string {
  const builtIn = (KINDS as readonly string[]).indexOf(label);
  const name = builtIn < 0 ? new TextEncoder().encode(label) : new Uint8Array();
  const bits = bitsFor(photos);
  const bytes = new Uint8Array(HEADER + name.length + Math.ceil((sums.length * bits) / 8));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(1, Number.parseInt(network, 16), true);
  view.setUint16(5, photos, true);
  view.setUint8(7, builtIn < 0 ? OWN : builtIn);
  view.setUint8(8, name.length);
  bytes.set(name, HEADER);
  const packed = bytes.subarray(HEADER + name.length);
  sums.forEach((sum, i) => {
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      if ((sum >>> bit) & 1) packed[at >> 3]! |= 1 << (at & 7);
    }
  });
  return toBase64Url(bytes);
}

/**
 * @param size How many features the network sees
 * @throws HangerError `bad-request` where the text is no share, or a damaged one
 */
export function readClassShare(text: string, size: number): ClassShare {
  const bytes = bytesOf(text);
  const view = new DataView(bytes.buffer);
  const header = bytes.length >= HEADER;
  if (header && view.getUint8(0) > VERSION) throw new HangerError("bad-request", learningWords.laterShare);
  if (!header || view.getUint8(0) !== VERSION) throw damaged();
  const [photos, builtIn, length] = [view.getUint16(5, true), view.getUint8(7), view.getUint8(8)];
  if (photos < 1 || photos > MOST_SHARED || length > LONGEST_NAME) throw damaged();
  const bits = bitsFor(photos);
  if (bytes.length !== HEADER + length + Math.ceil((size * bits) / 8)) throw damaged();
  const packed = bytes.subarray(HEADER + length);
  const sums = Uint32Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      if ((packed[at >> 3]! >> (at & 7)) & 1) sum += 2 ** bit;
    }
    return sum;
  });
  if (sums.some((sum) => sum > MOST * photos)) throw damaged();
  const label = builtIn === OWN ? nameIn(bytes.subarray(HEADER, HEADER + length)) : KINDS[builtIn];
  if (!label || (builtIn === OWN && isKind(label))) throw damaged();
  return { network: view.getUint32(1, true).toString(16).padStart(8, "0"), label, photos, sums };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > LONGEST) throw damaged();
  try {
    return fromBase64Url(text);
  } catch {
    throw damaged();
  }
}

function nameIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

const damaged = () => new HangerError("bad-request", learningWords.damagedShare);
