import type { Timing } from "../contract/benchmark";

/** The interval's upper bound is at most this many times its lower one. */
const WIDEST = 1.3;

/** The median is at most this many times the best round. */
const FARTHEST = 1.8;

/** Clocks of browsers are too coarse to say anything of less, in ms. */
const LEAST_MS = 0.05;

/**
 * Whether a median would come out alike if it was measured again: its interval is narrow, and rounds do not usually take much
 * longer than the best one, as they do where something else has the processor at times. Undefined where there were too
 * few rounds for an interval.
 */
export function isSteady({ medianMs, bestMs, lowMs, highMs }: Timing): boolean | undefined {
  if (lowMs === undefined || highMs === undefined) return undefined;
  const isNarrow = highMs <= Math.max(WIDEST * lowMs, lowMs + LEAST_MS);
  const isNear = bestMs === undefined || medianMs <= Math.max(FARTHEST * bestMs, bestMs + LEAST_MS);
  return isNarrow && isNear;
}
