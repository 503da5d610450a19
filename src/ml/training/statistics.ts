import { HangerError } from "../../contract";
import { learningWords } from "../../words/learning";

/**
 * What a model knows of the pictures that it learned from: the prototypes of its classes, and one covariance of features
 * around them. From this its dense layers follow in closed form, so it can be taught more without the pictures. Features are whole numbers here, each 0..255 as a share of
 * `largest`, so that sums of them are exact in any order.
 */
export interface Statistics {
  /** Features of a picture. */
  readonly size: number;
  /** The largest value of each feature. */
  readonly largest: Float32Array;
  readonly prototypes: readonly Prototype[];
  /** size x size values, of features as whole numbers. */
  readonly covariance: Float64Array;
  /** The share of the identity in the covariance from which the head follows, 0..1. */
  readonly shrinkage: number;
  /** Divides all logits, so that probabilities are calibrated. */
  readonly temperature: number;
}

/** One way that a class looks: photos of coats make one prototype, and the dataset's pictures of coats another. */
export interface Prototype {
  /** The class, as an index into the network's labels; `NO_CLASS` for what belongs to none. */
  readonly label: number;
  /** How many pictures it is the mean of; infinite where it is to count as the true mean. */
  readonly count: number;
  /** size values, 0..255. */
  readonly mean: Float64Array;
}

/** The label of a prototype of pictures that show no garment. */
export const NO_CLASS = 255;

const MAGIC = 0x31_54_41_53; // "SAT1"
const HEADER_BYTES = 20;
const MOST = 255;
const MOST_WORD = 65535;
const MOST_SHARE = 32767;

/**
 * Encodes statistics as a file, little-endian: three 32-bit words (magic, size, prototypes); shrinkage and
 * temperature, two 32-bit floats; the largest value of each feature,
 * 32-bit floats; each prototype's label and count, two 32-bit words; the prototypes' means, 16-bit shares of 255; each feature's
 * deviation, 32-bit floats; and the correlations of each feature with those before it, signed 16-bit shares of 1.
 */
export function encodeStatistics({
  size,
  largest,
  prototypes,
  covariance,
  shrinkage,
  temperature,
}: Statistics): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(size, prototypes.length));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const word = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const float = (value: number) => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const value of [MAGIC, size, prototypes.length]) word(value);
  float(shrinkage);
  float(temperature);
  largest.forEach(float);
  for (const { label, count } of prototypes) {
    word(label);
    word(count);
  }
  for (const { mean } of prototypes) {
    for (const value of mean) {
      view.setUint16(at, Math.round((MOST_WORD * Math.min(value, MOST)) / MOST), true);
      at += 2;
    }
  }
  const deviations = Float64Array.from({ length: size }, (_, i) =>
    Math.fround(Math.sqrt(covariance[i * size + i]!)),
  );
  deviations.forEach(float);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const product = deviations[i]! * deviations[j]!;
      const correlation = product > 0 ? covariance[i * size + j]! / product : 0;
      view.setInt16(at, Math.round(MOST_SHARE * Math.min(1, Math.max(-1, correlation))), true);
      at += 2;
    }
  }
  return bytes;
}

/** How many features a file of statistics is of; 0 where it is too short to say. */
export const sizeOfStatistics = (bytes: ArrayBuffer): number =>
  bytes.byteLength >= HEADER_BYTES ? new DataView(bytes).getUint32(4, true) : 0;

/**
 * Decodes a file of statistics.
 * @throws HangerError `model-invalid` where it is damaged, or not of `expectedSize` features
 */
export function decodeStatistics(bytes: ArrayBuffer, expectedSize: number): Statistics {
  const view = new DataView(bytes);
  const header = (i: number) => (bytes.byteLength >= HEADER_BYTES ? view.getUint32(4 * i, true) : 0);
  const [magic, size, count] = [header(0), header(1), header(2)];
  const isWhole = magic === MAGIC && count > 0 && size === expectedSize;
  if (!isWhole || bytes.byteLength !== lengthOf(size, count)) throw damaged();
  const [shrinkage, temperature] = [view.getFloat32(12, true), view.getFloat32(16, true)];
  if (!(shrinkage > 0 && shrinkage <= 1 && temperature > 0 && temperature < 1e6)) throw damaged();
  let at = HEADER_BYTES;
  const floats = () => {
    const values = Float32Array.from({ length: size }, (_, i) => view.getFloat32(at + 4 * i, true));
    at += 4 * size;
    if (!values.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)) throw damaged();
    return values;
  };
  const largest = floats();
  const told = Array.from({ length: count }, (_, i) => ({
    label: view.getUint32(at + 8 * i, true),
    count: view.getUint32(at + 8 * i + 4, true),
  }));
  at += 8 * count;
  const prototypes = told.map((prototype, k) => ({
    ...prototype,
    mean: Float64Array.from(
      { length: size },
      (_, i) => (view.getUint16(at + 2 * (k * size + i), true) * MOST) / MOST_WORD,
    ),
  }));
  at += 2 * count * size;
  const deviations = floats();
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    covariance[i * size + i] = deviations[i]! ** 2;
    for (let j = 0; j < i; j++) {
      const value = (view.getInt16(at, true) / MOST_SHARE) * deviations[i]! * deviations[j]!;
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
      at += 2;
    }
  }
  return { size, largest, prototypes, covariance, shrinkage, temperature };
}

const lengthOf = (size: number, prototypes: number) =>
  HEADER_BYTES + 4 * size + 8 * prototypes + 2 * prototypes * size + 4 * size + size * (size - 1);

const damaged = () => new HangerError("model-invalid", learningWords.memoryDamaged);
