import type { Head } from "../networks/head";
import { choleskyOf, solve } from "./discriminant";
import { NO_CLASS, type Prototype, type Statistics } from "./statistics";

/** The largest whole number of a feature. */
const MOST = 255;

/** Pictures that a network is taught, as features. */
export interface TaughtPictures {
  readonly count: number;
  /** count x size whole numbers: see `toWhole` of `memory.ts`. */
  readonly features: Uint8Array;
  /** The class of each, as an index into the labels of the head that is made. */
  readonly labels: ArrayLike<number>;
}

/** Sums of the features of pictures that are elsewhere. */
export interface GivenSums {
  /** The class, as an index into the labels of the head that is made. */
  readonly label: number;
  readonly count: number;
  /** size whole numbers, each 0..255 x count. */
  readonly sums: ArrayLike<number>;
}

interface Sum {
  readonly label: number;
  readonly count: number;
  readonly sum: Float64Array;
}

/** The sums of each class, by its label. Sums of whole numbers are the same in any order. */
function sumsOf(
  { count, features, labels }: TaughtPictures,
  size: number,
  given: readonly GivenSums[] = [],
): readonly Sum[] {
  const sums = new Map<number, { count: number; sum: Float64Array }>();
  const add = (label: number, pictures: number, values: ArrayLike<number>) => {
    const of = sums.get(label) ?? { count: 0, sum: new Float64Array(size) };
    of.count += pictures;
    for (let k = 0; k < size; k++) of.sum[k]! += values[k]!;
    sums.set(label, of);
  };
  for (let i = 0; i < count; i++) add(labels[i]!, 1, features.subarray(i * size, (i + 1) * size));
  for (const each of given) add(each.label, each.count, each.sums);
  return [...sums].sort(([a], [b]) => a - b).map(([label, of]) => ({ label, ...of }));
}

/** The prototypes of taught pictures and of sums of others: one of each class. */
export const prototypesOf = (
  taught: TaughtPictures,
  size: number,
  given: readonly GivenSums[] = [],
): readonly Prototype[] =>
  sumsOf(taught, size, given).map(({ label, count, sum }) => ({
    label,
    count,
    mean: sum.map((value) => value / count),
  }));

/** How taught pictures lie around the means of their classes. */
export interface Scatter {
  /** How many pictures there are beyond the first of each class: one alone lies at its mean. */
  readonly freedom: number;
  /** size x size values: their covariance; zeros where `freedom` is 0. */
  readonly covariance: Float64Array;
}

/** The scatter of taught pictures, the same to the bit in any order. */
export function scatterOf(taught: TaughtPictures, size: number): Scatter {
  const { count, features } = taught;
  const sums = sumsOf(taught, size);
  const freedom = count - sums.length;
  const covariance = new Float64Array(size * size);
  if (freedom === 0) return { freedom, covariance };
  for (let i = 0; i < count; i++) {
    const picture = features.subarray(i * size, (i + 1) * size);
    for (let k = 0; k < size; k++) {
      const value = picture[k]!;
      for (let j = 0; j <= k; j++) covariance[k * size + j]! += value * picture[j]!;
    }
  }
  for (let k = 0; k < size; k++) {
    for (let j = 0; j <= k; j++) {
      const around = sums.reduce(
        (rest, of) => rest - (of.sum[k]! * of.sum[j]!) / of.count,
        covariance[k * size + j]!,
      );
      covariance[k * size + j] = around / freedom;
      covariance[j * size + k] = around / freedom;
    }
  }
  return { freedom, covariance };
}

/**
 * The largest share of the covariance that comes from taught pictures, and the number of pictures, without the first of each
 * class, at which it is half as large. `docs/ablation.md` compares these values with others.
 */
const MOST_TAKEN = 0.05;
const HALF_TAKEN_AT = 40;

/**
 * The dense layers that follow from statistics and prototypes: linear discriminants of the prototypes, all with equal priors, a
 * softmax over them, and each class's probability as the sum of its prototypes'. A prototype's mean of n pictures lies further from
 * the class's other pictures than the true mean does, by trace(inverse covariance . covariance) / n on average; half
 * of that is added to its score. What belongs to no class makes all classes equally likely.
 * @param taught How the pictures that were taught lie around their means: the covariance takes over some of that
 */
export function closedHead(
  { size, largest, covariance, shrinkage, temperature }: Omit<Statistics, "prototypes">,
  prototypes: readonly Prototype[],
  classes: number,
  taught?: Scatter,
): Head {
  const known = factorOf(covariance, size, shrinkage);
  const { spread } = known;
  const lower = taught?.freedom ? shrunkFactor(mixed(covariance, taught), size, shrinkage) : known.lower;
  const kernel = new Float32Array(size * prototypes.length);
  const bias = new Float32Array(prototypes.length);
  prototypes.forEach(({ mean, count }, at) => {
    const solved = solve(lower, mean, size);
    const length = solved.reduce((sum, value, k) => sum + value * mean[k]!, 0);
    bias[at] = (spread / count - length) / 2 / temperature;
    for (let k = 0; k < size; k++) {
      kernel[k * prototypes.length + at] = largest[k] ? (solved[k]! * MOST) / largest[k]! / temperature : 0;
    }
  });
  const groups = new Float32Array(prototypes.length * classes);
  prototypes.forEach(({ label }, at) => {
    const of = groups.subarray(at * classes, (at + 1) * classes);
    if (label === NO_CLASS) of.fill(1 / classes);
    else of[label] = 1;
  });
  return {
    prototypes: { inputs: size, units: prototypes.length, kernel, bias },
    classes,
    groups,
  };
}

interface Factor {
  readonly covariance: Float64Array;
  readonly shrinkage: number;
  readonly lower: Float64Array;
  /** trace(inverse of the shrunk covariance . covariance). */
  readonly spread: number;
}

let latest: Factor | undefined;

/** The Cholesky factor of a shrunk covariance. The latest is kept: a head is made of the same one again and again. */
function factorOf(covariance: Float64Array, size: number, shrinkage: number): Factor {
  if (latest?.covariance === covariance && latest.shrinkage === shrinkage) return latest;
  const lower = shrunkFactor(covariance, size, shrinkage);
  let spread = 0;
  for (let k = 0; k < size; k++) spread += solve(lower, covariance.slice(k * size, (k + 1) * size), size)[k]!;
  latest = { covariance, shrinkage, lower, spread };
  return latest;
}

function shrunkFactor(covariance: Float64Array, size: number, shrinkage: number): Float64Array {
  let trace = 0;
  for (let k = 0; k < size; k++) trace += covariance[k * size + k]!;
  const shrunk = covariance.map((value) => (1 - shrinkage) * value);
  for (let k = 0; k < size; k++) shrunk[k * size + k]! += (shrinkage * trace) / size;
  return choleskyOf(shrunk, size);
}

/** The covariance that is known, with a share of that of taught pictures. */
function mixed(covariance: Float64Array, taught: Scatter): Float64Array {
  const share = (MOST_TAKEN * taught.freedom) / (taught.freedom + HALF_TAKEN_AT);
  return covariance.map((value, i) => (1 - share) * value + share * taught.covariance[i]!);
}
