import type { BackendName } from "../contract/backends";
import {
  BENCH_MEASURES,
  type BenchDocument,
  type BenchMeasure,
  type BenchRun,
  type Timing,
} from "../contract/benchmark";
import { isSameNetwork, isStandard } from "./same-network";

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

/** Compares every figure that both results contain. Empty for different networks. */
export function compareBench(before: BenchDocument, after: BenchDocument): readonly BenchChange[] {
  if (!isSameNetwork(before.network, after.network)) return [];
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

export interface Recommended extends Best {
  /** Other backends that are level with it: they differ by noise at most, and too little to feel. */
  readonly level: readonly BackendName[];
  /** Whether it needs less memory than each of those. */
  readonly isLightest: boolean;
}

/** Medians at most so many times apart are level where the difference may be noise. */
const NEAR = 1.1;

/** The backend to use for a measure: the fastest, and of those that are level with it the one that needs the least memory. */
export function recommendAt(document: BenchDocument, measure: BenchMeasure): Recommended | undefined {
  const fastest = fastestAt(document, measure);
  if (!fastest) return undefined;
  const runOf = (name: BackendName) => document.runs.find(({ backend }) => backend === name)!;
  const isNear = (name: BackendName) => runOf(name)[measure]!.medianMs <= NEAR * fastest.timing.medianMs;
  const level = [fastest.backend, ...fastest.alike.filter(isNear)].map(runOf);
  const best = level.reduce((light, run) => (isLighter(run, light) ? run : light));
  const others = level.filter((run) => run !== best);
  return {
    backend: best.backend,
    measure,
    timing: best[measure]!,
    alike: fastest.alike.filter((name) => !isNear(name)),
    level: others.map(({ backend }) => backend),
    isLightest: others.length > 0 && others.every((run) => isLighter(best, run)),
  };
}

/** Differences of tensors' memory below this share are none. */
const SAME_MEMORY = 0.05;

/** Whether a backend needs less memory than another one: in its tensors, or else in threads, each with a heap of its own. */
function isLighter(run: BenchRun, other: BenchRun): boolean {
  const [own, others] = [run, other].map(({ memory }) => memory?.peakBytes ?? memory?.bytes);
  if (own !== undefined && others !== undefined && Math.abs(own - others) > SAME_MEMORY * others) {
    return own < others;
  }
  return (run.threads ?? 1) < (other.threads ?? 1);
}

export interface Recommendation {
  readonly classify: Recommended | undefined;
  readonly train: Recommended | undefined;
}

/** The backends to use for the measured network on the measured device, for classifying and for training. */
export function recommend(document: BenchDocument): Recommendation {
  return { classify: recommendAt(document, "predict1"), train: recommendTraining(document) };
}

/**
 * The backends that the app itself may choose by a result: for answering, by the time of a photo, which always goes through its own
 * network; for training, by the network that it measures itself with. Other networks may be fastest elsewhere.
 */
export function recommendForApp(document: BenchDocument): Recommendation {
  return {
    classify: recommendAt(document, "photo"),
    train: isStandard(document.network) ? recommendTraining(document) : undefined,
  };
}

const recommendTraining = (document: BenchDocument) =>
  recommendAt(document, "trainStep128") ?? recommendAt(document, "trainStep32");

export interface DeviceDifference {
  readonly purpose: keyof Recommendation;
  /** The device's median divided by the other's. */
  readonly ratio: number;
  readonly verdict: Verdict;
}

/** How a device compares with another one, each with the backend that is best there. Empty for different networks. */
export function compareDevices(device: BenchDocument, other: BenchDocument): readonly DeviceDifference[] {
  if (!isSameNetwork(device.network, other.network)) return [];
  const [mine, theirs] = [recommend(device), recommend(other)];
  return (["classify", "train"] as const).flatMap((purpose) => {
    const measure = mine[purpose]?.measure;
    if (!measure || measure !== theirs[purpose]?.measure) return [];
    const [my, their] = [fastestAt(device, measure)!, fastestAt(other, measure)!];
    if (their.timing.medianMs === 0) return [];
    const ratio = my.timing.medianMs / their.timing.medianMs;
    return [{ purpose, ratio, verdict: verdictOf(their.timing, my.timing) }];
  });
}
