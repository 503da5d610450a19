import { FOOTWEAR_LABELS, HangerError } from "../../contract";
import { learningWords } from "../../words/learning";

/**
 * Pictures as the features that a network's dense layers were given, count x size, with what they show. A network keeps
 * those of pictures it learned from, so that it can learn more without forgetting; others, which it never learned from,
 * show whether it does. No picture can be made from them.
 */
export interface Memory {
  readonly count: number;
  /** Values of one picture's features, each 0 or more. */
  readonly size: number;
  readonly features: Float32Array;
  /** Of each picture, the index of its class among the network's labels, or `ANY_SHOE`. */
  readonly labels: Uint8Array;
}

/** The label of a picture of a shoe of which it is not told which. */
export const ANY_SHOE = 255;

/** The names of the classes that a remembered picture may show. */
export function classesOf(label: number, labels: readonly string[]): readonly string[] {
  return label === ANY_SHOE ? FOOTWEAR_LABELS : labels.slice(label, label + 1);
}

const MAGIC = 0x32_4d_45_4d; // "MEM2"
const HEADER_BYTES = 12;
const MOST = 255;

/**
 * A memory as a file: three 32-bit words (magic, count, size), the largest value of each feature as 32-bit floats, a byte
 * a label, and a byte a value, as a share of its feature's largest: as good to learn from as floats, in a quarter of the
 * room.
 */
export function encodeMemory({ count, size, features, labels }: Memory): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(count, size));
  const view = new DataView(bytes.buffer);
  [MAGIC, count, size].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  const largest = new Float32Array(size);
  features.forEach((value, i) => {
    largest[i % size] = Math.max(largest[i % size]!, value);
  });
  largest.forEach((value, i) => {
    view.setFloat32(HEADER_BYTES + 4 * i, value, true);
  });
  const start = HEADER_BYTES + 4 * size;
  bytes.set(labels, start);
  features.forEach((value, i) => {
    const most = largest[i % size]!;
    bytes[start + count + i] = most === 0 ? 0 : Math.round((MOST * Math.max(0, value)) / most);
  });
  return bytes;
}

/** @throws HangerError `model-invalid` where the bytes are no memory, whole and of features of `expectedSize` */
export function decodeMemory(bytes: ArrayBuffer, expectedSize: number): Memory {
  const view = new DataView(bytes);
  const word = (i: number) => (bytes.byteLength >= HEADER_BYTES ? view.getUint32(4 * i, true) : 0);
  const [magic, count, size] = [word(0), word(1), word(2)];
  if (magic !== MAGIC || count === 0 || size !== expectedSize || bytes.byteLength !== lengthOf(count, size))
    throw damaged();
  const largest = Float32Array.from({ length: size }, (_, i) => view.getFloat32(HEADER_BYTES + 4 * i, true));
  if (!largest.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)) throw damaged();
  const start = HEADER_BYTES + 4 * size;
  const shares = new Uint8Array(bytes, start + count);
  const features = Float32Array.from(shares, (share, i) => (share * largest[i % size]!) / MOST);
  return { count, size, features, labels: new Uint8Array(bytes.slice(start, start + count)) };
}

const lengthOf = (count: number, size: number) => HEADER_BYTES + 4 * size + count + count * size;

const damaged = () => new HangerError("model-invalid", learningWords.memoryDamaged);

/** A memory without what is beyond the `most` last pictures of each label. */
export function newestOfEach(memory: Memory, most: number): Memory {
  const taken = new Map<number, number>();
  const kept: number[] = [];
  for (let i = memory.count - 1; i >= 0; i--) {
    const before = taken.get(memory.labels[i]!) ?? 0;
    taken.set(memory.labels[i]!, before + 1);
    if (before < most) kept.unshift(i);
  }
  return kept.length === memory.count ? memory : pick(memory, kept);
}

/** The remembered pictures at `indices`. */
export function pick({ size, features, labels }: Memory, indices: readonly number[]): Memory {
  const picked = new Float32Array(indices.length * size);
  indices.forEach((index, i) => {
    picked.set(features.subarray(index * size, (index + 1) * size), i * size);
  });
  const count = indices.length;
  return { count, size, features: picked, labels: Uint8Array.from(indices, (index) => labels[index]!) };
}

/** Two memories of one network as one, in their order. */
export function joinMemories(first: Memory, second: Memory): Memory {
  const features = new Float32Array(first.features.length + second.features.length);
  features.set(first.features);
  features.set(second.features, first.features.length);
  const labels = Uint8Array.from([...first.labels, ...second.labels]);
  return { count: first.count + second.count, size: first.size, features, labels };
}
