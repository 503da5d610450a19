import type { BenchDocument, BenchMeasure, BenchRun, Timing } from "../contract/benchmark";
import { isStandard } from "./same-network";

/** Scores of another version are of another reference, or of other measures: they cannot be compared. */
export const SCORE_VERSION = 2;

/** How much each part of a timing counts. Someone waits for the first round once, and for usual ones all the time. */
const WEIGHTS = { firstMs: 1, worstMs: 1, medianMs: 4 } as const satisfies Partial<
  Record<keyof Timing, number>
>;

type Part = keyof typeof WEIGHTS;
type Reference = Readonly<Record<Part, number>>;

/** What scores 100, in ms, for the network of two convolutions. docs/benchmark.md defines the score. */
const REFERENCE_MS = {
  classify: {
    predict1: { firstMs: 10, worstMs: 0.6, medianMs: 0.3 },
    predict128: { firstMs: 30, worstMs: 20, medianMs: 15 },
    photo: { firstMs: 30, worstMs: 10, medianMs: 6 },
  },
  train: {
    trainStep32: { firstMs: 40, worstMs: 35, medianMs: 25 },
    trainStep128: { firstMs: 120, worstMs: 100, medianMs: 80 },
  },
} as const satisfies Record<string, Partial<Record<BenchMeasure, Reference>>>;

export type Scored = keyof typeof REFERENCE_MS;

/**
 * 100 times the weighted geometric mean of reference time by time, over the measures of a purpose and the parts of each:
 * twice as fast in all of them scores twice as much. Undefined where one is missing, as in results of earlier releases,
 * or answers were not right.
 */
export function scoreOf(run: BenchRun, purpose: Scored): number | undefined {
  if (run.status !== "ok") return undefined;
  const references = Object.entries(REFERENCE_MS[purpose]) as [BenchMeasure, Reference][];
  const parts = Object.entries(WEIGHTS) as [Part, number][];
  let [sum, weights] = [0, 0];
  for (const [measure, reference] of references) {
    for (const [part, weight] of parts) {
      sum += weight * Math.log(reference[part] / (run[measure]?.[part] || Number.NaN));
      weights += weight;
    }
  }
  return Number.isNaN(sum) ? undefined : 100 * Math.exp(sum / weights);
}

/** The best score of any backend of a result; undefined where it is of another network. */
export function bestScore({ network, runs }: BenchDocument, purpose: Scored): number | undefined {
  if (!isStandard(network)) return undefined;
  const scores = runs.flatMap((run) => scoreOf(run, purpose) ?? []);
  return scores.length > 0 ? Math.max(...scores) : undefined;
}
