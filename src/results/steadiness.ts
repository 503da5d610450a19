import type { Timing } from "../contract/benchmark";

/** The interval's upper bound is at most this many times its lower one. */
const WIDEST = 1.3;

/** The median is at most this many times the best round. */
const FARTHEST = 1.5;

/** The later passes take at most this many times as long as the earlier ones, or the other way round. */
const MOST_DRIFT = 1.15;

/** Clocks of browsers are too coarse to say anything of less, in ms. */
const LEAST_MS = 0.05;

/**
 * Whether a median would come out alike if it was measured again: its interval is narrow, rounds do not usually take much
 * longer than the best one, as they do where something else has the processor, and passes do not get slower or faster.
 * Undefined where there were too few rounds for an interval.
 */
export function isSteady({ medianMs, bestMs, lowMs, highMs, drift = 1 }: Timing): boolean | undefined {
  if (lowMs === undefined || highMs === undefined) return undefined;
  const isWithin = (least: number, factor: number, value: number) =>
    value <= Math.max(factor * least, least + LEAST_MS);
  const drifted = medianMs * Math.max(drift, 1 / drift);
  return (
    isWithin(lowMs, WIDEST, highMs) &&
    isWithin(bestMs ?? medianMs, FARTHEST, medianMs) &&
    isWithin(medianMs, MOST_DRIFT, drifted)
  );
}

/**
 * What to tell where a median was not steady and was measured once more: the later timing where that is steady, also beside
 * the best round of the earlier one, since all of its passes together may have been disturbed; else the earlier one.
 */
export function steadierOf(disturbed: Timing, repeated: Timing): Timing {
  const best = [disturbed, repeated].map(({ bestMs, medianMs }) => bestMs ?? medianMs);
  const beside = { ...repeated, bestMs: Math.min(...best) };
  return isSteady(beside) ? beside : disturbed;
}
