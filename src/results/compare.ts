import type { BackendName } from "../contract/backends";
import { BENCH_MEASURES, type BenchDocument, type BenchMeasure, type Timing } from "../contract/bench";

/** `alike`: what differs is noise. `unclear`: one of them has too few rounds for an interval. */
export type Verdict = "faster" | "slower" | "alike" | "unclear";

export interface Change {
  readonly backend: BackendName;
  readonly measure: BenchMeasure;
  /** How many times as long it takes now. */
  readonly ratio: number;
  readonly verdict: Verdict;
}

/** A figure differs from another beyond noise where the confidence intervals of the medians do not overlap. */
export function verdictOf(before: Timing, after: Timing): Verdict {
  if (!hasInterval(before) || !hasInterval(after)) return "unclear";
  if (after.lowMs > before.highMs) return "slower";
  if (after.highMs < before.lowMs) return "faster";
  return "alike";
}

function hasInterval(timing: Timing): timing is Timing & { readonly lowMs: number; readonly highMs: number } {
  return timing.lowMs !== undefined && timing.highMs !== undefined;
}

/** What both have measured, held against each other. */
export function compareBench(before: BenchDocument, after: BenchDocument): readonly Change[] {
  return after.runs.flatMap((run) => {
    const earlier = before.runs.find(({ backend }) => backend === run.backend);
    return BENCH_MEASURES.flatMap((measure) => {
      const [old, now] = [earlier?.[measure], run[measure]];
      if (!old || !now || old.medianMs === 0) return [];
      const ratio = now.medianMs / old.medianMs;
      return [{ backend: run.backend, measure, ratio, verdict: verdictOf(old, now) }];
    });
  });
}

export interface Best {
  readonly backend: BackendName;
  readonly measure: BenchMeasure;
  readonly timing: Timing;
  /** Others whose median may be as low: their intervals overlap with its own. */
  readonly alike: readonly BackendName[];
}

/** The backend with the lowest median of those that are right; undefined where none was measured at it. */
export function fastestAt(document: BenchDocument, measure: BenchMeasure): Best | undefined {
  const able = document.runs
    .filter((run) => run.status === "ok" && run[measure])
    .sort((a, b) => a[measure]!.medianMs - b[measure]!.medianMs);
  const [best, ...others] = able;
  if (!best) return undefined;
  const timing = best[measure]!;
  const alike = others
    .filter((run) => verdictOf(timing, run[measure]!) === "alike")
    .map(({ backend }) => backend);
  return { backend: best.backend, measure, timing, alike };
}

export interface Recommendation {
  readonly classify?: Best;
  readonly train?: Best;
}

/** What to compute with on the device that was measured. */
export function recommend(document: BenchDocument): Recommendation {
  const classify = fastestAt(document, "predict1");
  const train = fastestAt(document, "trainStep128") ?? fastestAt(document, "trainStep32");
  return { ...(classify ? { classify } : {}), ...(train ? { train } : {}) };
}
