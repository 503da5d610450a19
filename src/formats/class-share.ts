import { areSums, HangerError, isKind, KINDS, MOST_SHARED } from "../contract";
import { learningWords } from "../words/learning";
import { fromBase64Url, toBase64Url } from "./base64url";
import { hexadecimal } from "./hexadecimal";

/**
 * What one device learned of a class, for another one: sums of its photos' features, from which no photo can be made. As bytes,
 * little-endian: the version, 2; 4 bytes of the checksum of the network that saw the photos; their number, 2 bytes; a
 * byte that is the place of a built-in class among the kinds, or 255; the number of bytes of the class's name, a byte; the id,
 * 10 bytes; when it was made, 4 bytes; the name, UTF-8; and the sums, each in the fewest bits that hold 255 for each photo. Ten
 * photos of 256 features take 0.4 kB. Version 1 had neither an id nor a time.
 */
export interface ClassShare {
  /** The first 8 hexadecimal digits of the checksum of the network's weights. */
  readonly network: string;
  /** A kind that the app knows, or the name of an own class. */
  readonly label: string;
  readonly photos: number;
  /** A whole number for each feature, 0..255 x photos. */
  readonly sums: Uint32Array;
  /**
   * 20 hexadecimal digits, the same whenever a device sends the same class: the first 12 are the device's own. Absent in
   * version 1.
   */
  readonly id?: string;
  /** Seconds since 1970, by the sender's clock; 0 in version 1. */
  readonly madeAt: number;
}

/** A share as it is sent today. */
export type SentShare = ClassShare & { readonly id: string };

const VERSION = 2;
const OWN = 255;
const LONGEST_NAME = 160;
const MOST = 255;
const ID_AT = 9;
const ID_BYTES = 10;
/** Where the name begins, by version. */
const NAME_AT: Readonly<Record<number, number>> = { 1: ID_AT, 2: ID_AT + ID_BYTES + 4 };

/** Longer texts are not looked at. */
const LONGEST = 20_000;

const bitsFor = (photos: number) => Math.ceil(Math.log2(MOST * photos + 1));

export function writeClassShare({ network, label, photos, sums, id, madeAt }: SentShare): string {
  const builtIn = (KINDS as readonly string[]).indexOf(label);
  const name = builtIn < 0 ? new TextEncoder().encode(label) : new Uint8Array();
  const bits = bitsFor(photos);
  const header = NAME_AT[VERSION]!;
  const bytes = new Uint8Array(header + name.length + Math.ceil((sums.length * bits) / 8));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(1, Number.parseInt(network, 16), true);
  view.setUint16(5, photos, true);
  view.setUint8(7, builtIn < 0 ? OWN : builtIn);
  view.setUint8(8, name.length);
  for (let i = 0; i < ID_BYTES; i++) bytes[ID_AT + i] = Number.parseInt(id.slice(2 * i, 2 * i + 2), 16);
  view.setUint32(ID_AT + ID_BYTES, madeAt, true);
  bytes.set(name, header);
  const packed = bytes.subarray(header + name.length);
  sums.forEach((sum, i) => {
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      if ((sum >>> bit) & 1) packed[at >> 3]! |= 1 << (at & 7);
    }
  });
  return toBase64Url(bytes);
}

/**
 * @param expectedSize How many features the network sees, where that is known
 * @throws HangerError `bad-request` where the text is no share, or a damaged one
 */
export function readClassShare(text: string, expectedSize?: number): ClassShare {
  const bytes = bytesOf(text);
  const version = bytes[0] ?? 0;
  if (version > VERSION) throw new HangerError("bad-request", learningWords.laterShare);
  const header = NAME_AT[version];
  if (header === undefined || bytes.length < header) throw damaged();
  const view = new DataView(bytes.buffer);
  const [photos, builtIn, length] = [view.getUint16(5, true), view.getUint8(7), view.getUint8(8)];
  if (photos < 1 || photos > MOST_SHARED || length > LONGEST_NAME) throw damaged();
  const bits = bitsFor(photos);
  const packed = bytes.subarray(header + length);
  const size = expectedSize ?? Math.floor((8 * packed.length) / bits);
  if (size < 1 || packed.length !== Math.ceil((size * bits) / 8)) throw damaged();
  const sums = Uint32Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      if ((packed[at >> 3]! >> (at & 7)) & 1) sum += 2 ** bit;
    }
    return sum;
  });
  if (!areSums(sums, photos)) throw damaged();
  const label = builtIn === OWN ? nameIn(bytes.subarray(header, header + length)) : KINDS[builtIn];
  if (!label || (builtIn === OWN && isKind(label))) throw damaged();
  const share = { network: view.getUint32(1, true).toString(16).padStart(8, "0"), label, photos, sums };
  if (version === 1) return { ...share, madeAt: 0 };
  const id = hexadecimal(bytes.subarray(ID_AT, ID_AT + ID_BYTES));
  return { ...share, id, madeAt: view.getUint32(ID_AT + ID_BYTES, true) };
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
