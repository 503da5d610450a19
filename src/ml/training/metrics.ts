import type { Confusion } from "../../contract";

/** Bins of the expected calibration error, as in Guo et al., 2017. */
const CALIBRATION_BINS = 15;

/** The middle value, or the mean of the two middle ones; 0 for no values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share `q` (0..1) of the values lies, interpolated linearly; 0 for no values. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

/** Indices of the `k` highest values, highest first; ties go to the lower index. */
export function topK(values: ArrayLike<number>, k: number): number[] {
  return Array.from(values, (_, i) => i)
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .slice(0, k);
}

/** One answered picture: how sure the network was of its first answer (0..1), and whether it was right. */
export interface Graded {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * Expected calibration error, 0..1: the mean gap between confidence and accuracy over bins of equal width, weighted by
 * the number of answers in each bin (Guo et al., 2017, equation 3).
 */
export function expectedCalibrationError(graded: readonly Graded[]): number {
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of graded) {
    const bin = bins[Math.min(CALIBRATION_BINS - 1, Math.floor(confidence * CALIBRATION_BINS))]!;
    bin.count++;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  const gaps = bins.map((bin) => Math.abs(bin.confidence - bin.right));
  return graded.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / graded.length;
}

/**
 * Area under the ROC curve: the probability that a random positive scores above a random negative, with ties counting
 * half (Mann and Whitney, 1947). Undefined where either list is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined;
  const scored = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < scored.length; ) {
    let end = i;
    while (end < scored.length && scored[end]!.score === scored[i]!.score) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) if (scored[i]!.positive) rankSum += rank;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
}

/** Counts answers (columns) by true label (rows), both indices into `labels`. */
export function confusionOf(
  labels: readonly string[],
  pairs: Iterable<readonly [truth: number, answer: number]>,
): Confusion {
  const counts = labels.map(() => labels.map(() => 0));
  for (const [truth, answer] of pairs) counts[truth]![answer]!++;
  return { labels, counts };
}

/** The share (0..1) of each label's pictures that was answered right; labels without pictures are left out. */
export function accuracyPerClass({ labels, counts }: Confusion): Record<string, number> {
  const shares: Record<string, number> = {};
  labels.forEach((label, i) => {
    const total = counts[i]!.reduce((sum, n) => sum + n, 0);
    if (total > 0) shares[label] = counts[i]![i]! / total;
  });
  return shares;
}
