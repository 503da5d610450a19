import type { Timing } from "../../contract";
import { median, quantile } from "../training/metrics";

/** Milliseconds to the microsecond: no browser's clock is finer. */
export const toMicroseconds = (ms: number) => Math.round(ms * 1000) / 1000;

/** Chance that the interval does not hold the median. */
const ALPHA = 0.05;

/** Passes from which their medians alone give the interval. */
const ENOUGH_PASSES = 6;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A confidence interval on the median that assumes no distribution: of the ordered values, those of the ranks
 * between which the median lies with a chance of at least 95 %, by the binomial distribution of how many values lie
 * below it (Conover, Practical Nonparametric Statistics, 3.2). Undefined of fewer than 6 values, whose whole range
 * holds the median less often than that.
 */
export function medianInterval(values: readonly number[]): Interval | undefined {
  const rank = lowerRank(values.length);
  if (rank === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return { low: sorted[rank - 1]!, high: sorted[sorted.length - rank]! };
}

/** The highest rank, from 1, below which at least half of `count` values lie with a chance of ALPHA / 2; 0 of none. */
function lowerRank(count: number): number {
  // In logarithms: 2^-count is 0 for a computer from 1075 values on.
  let logChance = -count * Math.LN2;
  let below = 0;
  for (let rank = 0; rank < count; rank++) {
    below += Math.exp(logChance);
    if (below > ALPHA / 2) return rank;
    logChance += Math.log(count - rank) - Math.log(rank + 1);
  }
  return 0;
}

/**
 * Figures over the rounds of all passes. Rounds of one pass share the state of the machine, so they say less than as
 * many of different passes: with enough passes, the interval is that of their medians.
 */
export function summarise(passes: readonly (readonly number[])[]): Timing {
  const rounds = passes.flat();
  const medianMs = toMicroseconds(median(rounds));
  const independent = passes.length >= ENOUGH_PASSES ? passes.map(median) : rounds;
  const interval = medianInterval(independent);
  return {
    medianMs,
    p95Ms: toMicroseconds(quantile(rounds, 0.95)),
    bestMs: toMicroseconds(Math.min(...rounds)),
    ...(interval
      ? {
          lowMs: toMicroseconds(Math.min(interval.low, medianMs)),
          highMs: toMicroseconds(Math.max(interval.high, medianMs)),
        }
      : {}),
    rounds: rounds.length,
  };
}
