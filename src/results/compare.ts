import type { BackendName } from "../contract/backends";
import { BENCH_MEASURES, type BenchDocument, type BenchMeasure, type Timing } from "../contract/benchmark";

/** `alike`: the difference is noise. `unclear`: one of the two has too few rounds for an interval. */
export type Verdict = "faster" | "slower" | "alike" | "unclear";

export interface BenchChange {
  readonly backend: BackendName;
  readonly measure: BenchMeasure;
  /** Median now divided by median before. */
  readonly ratio: number;
  readonly verdict: Verdict;
}

/** Two figures differ beyond noise if the confidence intervals of their medians do not overlap. */
export function verdictOf(before: Timing, after: Timing): Verdict {
  if (!hasInterval(before) || !hasInterval(after)) return "unclear";
  if (after.lowMs > before.highMs) return "slower";
  if (after.highMs < before.lowMs) return "faster";
  return "alike";
}

function hasInterval(timing: Timing): timing is Timing & { readonly lowMs: number; readonly highMs: number } {
  return timing.lowMs !== undefined && timing.highMs !== undefined;
}

/** Compares every figure that both results contain. */
export function compareBench(before: BenchDocument, after: BenchDocument): readonly BenchChange[] {
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
  /** Other backends that may be as fast: their intervals overlap with the best one's. */
  readonly alike: readonly BackendName[];
}

/** The backend with the lowest median among those with correct answers; undefined if none has this measure. */
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

/** The backends to use on the measured device, for classifying and for training. */
export function recommend(document: BenchDocument): Recommendation {
  const classify = fastestAt(document, "predict1");
  const train = fastestAt(document, "trainStep128") ?? fastestAt(document, "trainStep32");
  return { ...(classify ? { classify } : {}), ...(train ? { train } : {}) };
}

export interface DeviceDifference {
  readonly purpose: keyof Recommendation;
  /** The device's median divided by the other's. */
  readonly ratio: number;
  readonly verdict: Verdict;
}

/** How a device compares with another one, each with the backend that is best there. Empty for different networks. */
export function compareDevices(device: BenchDocument, other: BenchDocument): readonly DeviceDifference[] {
  if (device.network.name !== other.network.name) return [];
  const [mine, theirs] = [recommend(device), recommend(other)];
  return (["classify", "train"] as const).flatMap((purpose) => {
    const [my, their] = [mine[purpose], theirs[purpose]];
    if (!my || my.measure !== their?.measure || their.timing.medianMs === 0) return [];
    const ratio = my.timing.medianMs / their.timing.medianMs;
    return [{ purpose, ratio, verdict: verdictOf(their.timing, my.timing) }];
  });
}
