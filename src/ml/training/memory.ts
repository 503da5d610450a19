import { FOOTWEAR_LABELS, HangerError } from "../../contract";
import { learningWords } from "../../words/learning";

/**
 * Pictures remembered as features, the inputs of a network's first dense layer, with their labels. A version keeps a
 * memory of the photos that it was taught. The reference, of pictures that a shipped model never learned from, measures
 * whether it forgot. Pictures cannot be restored from features.
 */
export interface Memory {
  readonly count: number;
  /** Number of features of one picture. Each is 0 or more. */
  readonly size: number;
  /** count x size values. */
  readonly features: Float32Array;
  /** The class of each picture, as an index into the network's labels, or `ANY_SHOE`. */
  readonly labels: Uint8Array;
}

/** Label of a picture that shows a shoe of unknown kind. */
export const ANY_SHOE = 255;

/** The names of the classes that count as right for a remembered picture's label. */
export function classesOf(label: number, labels: readonly string[]): readonly string[] {
  return label === ANY_SHOE ? FOOTWEAR_LABELS : labels.slice(label, label + 1);
}

const MAGIC = 0x32_4d_45_4d; // "MEM2"
const HEADER_BYTES = 12;
const MOST = 255;

/**
 * Encodes a memory as a file, little-endian: three 32-bit words (magic, count, size); the largest value of each feature,
 * size 32-bit floats; count labels, a byte each; count x size features, a byte each, as a share of the feature's largest
 * value, which may be told. Bytes are as good to learn from as floats and take a quarter of the space.
 */
export function encodeMemory(
  { count, size, features, labels }: Memory,
  largest = largestFeatures(features, size),
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(count, size));
  const view = new DataView(bytes.buffer);
  [MAGIC, count, size].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  largest.forEach((value, i) => {
    view.setFloat32(HEADER_BYTES + 4 * i, value, true);
  });
  const start = HEADER_BYTES + 4 * size;
  bytes.set(labels, start);
  bytes.set(toWhole(features, largest), start + count);
  return bytes;
}

/** The largest value of each feature. */
export function largestFeatures(features: Float32Array, size: number): Float32Array {
  const largest = new Float32Array(size);
  features.forEach((value, i) => {
    largest[i % size] = Math.max(largest[i % size]!, value);
  });
  return largest;
}

/** Features as whole numbers, 0..255, as shares of the largest value of each. */
export function toWhole(features: Float32Array, largest: Float32Array): Uint8Array {
  const size = largest.length;
  return Uint8Array.from(features, (value, i) => {
    const most = largest[i % size]!;
    return most === 0 ? 0 : Math.min(MOST, Math.round((MOST * Math.max(0, value)) / most));
  });
}

/** The memory of a model that was taught nothing. */
export const noMemory = ({ size }: { readonly size: number }): Memory => ({
  count: 0,
  size,
  features: new Float32Array(),
  labels: new Uint8Array(),
});

/**
 * Decodes a memory file.
 * @throws HangerError `model-invalid` where the file is damaged, or does not hold `expectedSize` features per picture
 */
export function decodeMemory(bytes: ArrayBuffer, expectedSize: number): Memory {
  const view = new DataView(bytes);
  const word = (i: number) => (bytes.byteLength >= HEADER_BYTES ? view.getUint32(4 * i, true) : 0);
  const [magic, count, size] = [word(0), word(1), word(2)];
  if (magic !== MAGIC || size !== expectedSize || bytes.byteLength !== lengthOf(count, size)) throw damaged();
  const largest = Float32Array.from({ length: size }, (_, i) => view.getFloat32(HEADER_BYTES + 4 * i, true));
  if (!largest.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)) throw damaged();
  const start = HEADER_BYTES + 4 * size;
  const shares = new Uint8Array(bytes, start + count);
  const features = Float32Array.from(shares, (share, i) => (share * largest[i % size]!) / MOST);
  return { count, size, features, labels: new Uint8Array(bytes.slice(start, start + count)) };
}

/**
 * The memory's file with only those pictures for which `isKept` is true, by label and place.
 * @throws HangerError `model-invalid` where the file is damaged
 */
export function keepPictures(
  bytes: ArrayBuffer,
  isKept: (label: number, place: number) => boolean,
): ArrayBuffer {
  const size = bytes.byteLength >= HEADER_BYTES ? new DataView(bytes).getUint32(8, true) : 0;
  const { count, labels } = decodeMemory(bytes, size);
  const kept = Array.from(labels.keys()).filter((i) => isKept(labels[i]!, i));
  const start = HEADER_BYTES + 4 * size;
  const [from, to] = [new Uint8Array(bytes), new Uint8Array(lengthOf(kept.length, size))];
  to.set(from.subarray(0, start));
  new DataView(to.buffer).setUint32(4, kept.length, true);
  kept.forEach((picture, i) => {
    const features = start + count + picture * size;
    to[start + i] = labels[picture]!;
    to.set(from.subarray(features, features + size), start + kept.length + i * size);
  });
  return to.buffer;
}

const lengthOf = (count: number, size: number) => HEADER_BYTES + 4 * size + count + count * size;

const damaged = () => new HangerError("model-invalid", learningWords.memoryDamaged);

/** Keeps the last `most` pictures of each label, in their order. */
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

/** Copies the remembered pictures at `indices`, in that order. */
export function pick({ size, features, labels }: Memory, indices: readonly number[]): Memory {
  const picked = new Float32Array(indices.length * size);
  indices.forEach((index, i) => {
    picked.set(features.subarray(index * size, (index + 1) * size), i * size);
  });
  const count = indices.length;
  return { count, size, features: picked, labels: Uint8Array.from(indices, (index) => labels[index]!) };
}

/** Concatenates two memories of one network. */
export function joinMemories(first: Memory, second: Memory): Memory {
  const features = new Float32Array(first.features.length + second.features.length);
  features.set(first.features);
  features.set(second.features, first.features.length);
  const labels = Uint8Array.from([...first.labels, ...second.labels]);
  return { count: first.count + second.count, size: first.size, features, labels };
}
