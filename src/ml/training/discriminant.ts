/**
 * Linear discriminant analysis in closed form: classes as normal distributions around their means, with one covariance for
 * all (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 4.3).
 */

/** What is known of classes: counts, means, and the covariance within classes. */
export interface ClassStatistics {
  readonly size: number;
  /** Examples of each class. */
  readonly counts: Float64Array;
  /** classes x size values. */
  readonly means: Float64Array;
  /** size x size values: the covariance of examples around their class's mean. */
  readonly covariance: Float64Array;
}

/** A linear classifier: logits are `features . weights + bias`. */
export interface LinearClassifier {
  readonly size: number;
  readonly classes: number;
  /** size x classes values, row by row, as a dense layer's kernel. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Sums up features, labels.length x size. Examples with negative labels are left out. */
export function statisticsOf(
  features: Float32Array,
  labels: ArrayLike<number>,
  size: number,
  classes: number,
): ClassStatistics {
  const counts = new Float64Array(classes);
  const means = new Float64Array(classes * size);
  const known = Array.from({ length: labels.length }, (_, i) => i).filter((i) => labels[i]! >= 0);
  for (const i of known) {
    counts[labels[i]!]!++;
    for (let k = 0; k < size; k++) means[labels[i]! * size + k]! += features[i * size + k]!;
  }
  for (let c = 0; c < classes; c++) {
    for (let k = 0; k < size; k++) means[c * size + k]! /= Math.max(1, counts[c]!);
  }
  const covariance = new Float64Array(size * size);
  const centred = new Float64Array(size);
  for (const i of known) {
    for (let k = 0; k < size; k++) centred[k] = features[i * size + k]! - means[labels[i]! * size + k]!;
    for (let k = 0; k < size; k++) {
      const value = centred[k]!;
      for (let j = 0; j <= k; j++) covariance[k * size + j]! += value * centred[j]!;
    }
  }
  for (let k = 0; k < size; k++) {
    for (let j = 0; j <= k; j++) {
      const value = covariance[k * size + j]! / Math.max(1, known.length);
      covariance[k * size + j] = value;
      covariance[j * size + k] = value;
    }
  }
  return { size, counts, means, covariance };
}

/**
 * The classifier of these statistics, with equal priors. The covariance is shrunk, by `shrinkage` from 0 to 1, towards a
 * multiple of the identity. The mean of n examples lies further from its own examples than it should, on average by
 * trace(inverse . covariance) / n; half of that is added to the class's score.
 */
export function discriminantOf(statistics: ClassStatistics, shrinkage: number): LinearClassifier {
  const { size, counts, means, covariance } = statistics;
  const classes = counts.length;
  let trace = 0;
  for (let k = 0; k < size; k++) trace += covariance[k * size + k]!;
  const shrunk = covariance.map((value) => (1 - shrinkage) * value);
  for (let k = 0; k < size; k++) shrunk[k * size + k]! += (shrinkage * trace) / size;
  const lower = choleskyOf(shrunk, size);
  const weights = new Float32Array(size * classes);
  const bias = new Float32Array(classes);
  const spread = traceOfRatio(lower, covariance, size);
  for (let c = 0; c < classes; c++) {
    if (counts[c] === 0) {
      bias[c] = -1e4;
      continue;
    }
    const mean = means.subarray(c * size, (c + 1) * size);
    const solved = solve(lower, mean, size);
    let length = 0;
    for (let k = 0; k < size; k++) {
      weights[k * classes + c] = solved[k]!;
      length += solved[k]! * mean[k]!;
    }
    bias[c] = -length / 2 + spread / 2 / counts[c]!;
  }
  return { size, classes, weights, bias };
}

/** The lower triangle L of a positive definite matrix A = L . transposed L, size x size values. */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * size + j]!;
    }
  }
  return lower;
}

/** Solves L . transposed L . x = b. */
export function solve(lower: Float64Array, b: Float64Array, size: number): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * x[k]!;
    x[i] = sum / lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * x[k]!;
    x[i] = sum / lower[i * size + i]!;
  }
  return x;
}

/** trace(inverse of (L . transposed L) . matrix). */
function traceOfRatio(lower: Float64Array, matrix: Float64Array, size: number): number {
  let trace = 0;
  for (let k = 0; k < size; k++) {
    trace += solve(lower, matrix.slice(k * size, (k + 1) * size), size)[k]!;
  }
  return trace;
}

/** Logits, count x classes, of features, count x size. */
export function scoresOf(
  { size, classes, weights, bias }: LinearClassifier,
  features: Float32Array,
): Float32Array {
  const count = features.length / size;
  const scores = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) {
    const row = scores.subarray(i * classes, (i + 1) * classes);
    row.set(bias);
    for (let k = 0; k < size; k++) {
      const value = features[i * size + k]!;
      if (value === 0) continue;
      for (let c = 0; c < classes; c++) row[c]! += value * weights[k * classes + c]!;
    }
  }
  return scores;
}
