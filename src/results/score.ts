import type { BenchDocument, BenchMeasure, BenchRun } from "../contract/benchmark";

/** Scores of another version are of another reference, or of other measures: they cannot be compared. */
export const SCORE_VERSION = 1;

/**
 * What scores 100, in ms, for the network of two convolutions: round numbers near those of a laptop of 2024 on two threads.
 * docs/benchmark.md defines the score.
 */
const REFERENCE_MS = {
  classify: { predict1: 0.3, predict128: 15, photo: 6 },
  train: { trainStep32: 25, trainStep128: 80 },
} as const satisfies Record<string, Partial<Record<BenchMeasure, number>>>;

export type Scored = keyof typeof REFERENCE_MS;

/**
 * 100 times the geometric mean of reference time by median over the measures of a purpose: twice as fast scores twice as much.
 * Undefined where a measure is missing, or answers were not right.
 */
export function scoreOf(run: BenchRun, purpose: Scored): number | undefined {
  if (run.status !== "ok") return undefined;
  const references = Object.entries(REFERENCE_MS[purpose]) as [BenchMeasure, number][];
  const logarithms = references.map(([measure, reference]) =>
    Math.log(reference / (run[measure]?.medianMs || Number.NaN)),
  );
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length;
  return Number.isNaN(mean) ? undefined : 100 * Math.exp(mean);
}

/** The network that scores are of. Others take another time. */
const SCORED_NETWORK = "cnn";

/** The best score of any backend of a result; undefined where it is of another network. */
export function bestScore({ network, runs }: BenchDocument, purpose: Scored): number | undefined {
  if (network.name !== SCORED_NETWORK) return undefined;
  const scores = runs.flatMap((run) => scoreOf(run, purpose) ?? []);
  return scores.length > 0 ? Math.max(...scores) : undefined;
}
