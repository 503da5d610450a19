import type { Timing } from "../../contract";
import { median, quantile } from "../training/metrics";

/** Rounds milliseconds to the microsecond. No browser's clock is finer. */
export const toMicroseconds = (ms: number) => Math.round(ms * 1000) / 1000;

/** Largest accepted chance that the interval misses the median. */
const ALPHA = 0.05;

/** With at least this many passes, the interval comes from their medians. */
const ENOUGH_PASSES = 6;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A 95 % confidence interval of the median that assumes no distribution. Its ends are two of the sorted values; their
 * ranks follow from the binomial distribution of how many values lie below the median (Conover, Practical Nonparametric
 * Statistics, 3.2). Undefined for fewer than 6 values, because even their whole range holds the median less often.
 */
export function medianInterval(values: readonly number[]): Interval | undefined {
  const rank = lowerRank(values.length);
  if (rank === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return { low: sorted[rank - 1]!, high: sorted[sorted.length - rank]! };
}

/** The rank, from 1, of the interval's lower end: the median lies below it with a chance of at most ALPHA / 2. 0: no rank. */
function lowerRank(count: number): number {
  // In logarithms, because 2^-count underflows to 0 from 1075 values on.
  let logChance = -count * Math.LN2;
  let below = 0;
  for (let rank = 0; rank < count; rank++) {
    below += Math.exp(logChance);
    if (below > ALPHA / 2) return rank;
    logChance += Math.log(count - rank) - Math.log(rank + 1);
  }
  return 0;
}

/** The share of rounds whose mean is the worst: JetStream takes the worst four of 120. */
const WORST_SHARE = 1 / 30;

/** With fewer passes than this, a change from the first to the last says little. */
const FEWEST_FOR_DRIFT = 4;

/**
 * Summarises the rounds of all passes, in ms. Rounds of one pass share the machine's state at that time and are not
 * independent, so with enough passes the interval is computed from the passes' medians.
 */
export function timingOf(passes: readonly (readonly number[])[]): Timing {
  const rounds = passes.flat();
  const medianMs = toMicroseconds(median(rounds));
  const medians = passes.map(median);
  const independent = passes.length >= ENOUGH_PASSES ? medians : rounds;
  const interval = medianInterval(independent);
  return {
    medianMs,
    p95Ms: toMicroseconds(quantile(rounds, 0.95)),
    bestMs: toMicroseconds(Math.min(...rounds)),
    worstMs: toMicroseconds(worstOf(rounds)),
    ...driftOf(medians),
    ...(interval
      ? {
          lowMs: toMicroseconds(Math.min(interval.low, medianMs)),
          highMs: toMicroseconds(Math.max(interval.high, medianMs)),
        }
      : {}),
    rounds: rounds.length,
  };
}

function worstOf(rounds: readonly number[]): number {
  const sorted = [...rounds].sort((a, b) => b - a);
  const worst = sorted.slice(0, Math.max(1, Math.floor(WORST_SHARE * sorted.length)));
  return worst.reduce((sum, value) => sum + value, 0) / worst.length;
}

function driftOf(medians: readonly number[]): Pick<Timing, "drift"> {
  if (medians.length < FEWEST_FOR_DRIFT) return {};
  const half = Math.floor(medians.length / 2);
  const [early, late] = [median(medians.slice(0, half)), median(medians.slice(-half))];
  return early > 0 ? { drift: Math.round((1000 * late) / early) / 1000 } : {};
}
