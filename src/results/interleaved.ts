import { Random } from "../random/random";
import type { Verdict } from "./compare";

/** Medians of one measure in one round, in ms: of both builds, one right after the other. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

export interface RatioInterval {
  /** Geometric mean of after / before over the rounds. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

const SEED = 1;
const RESAMPLES = 4000;

/** The chance, on each side, that the interval misses the ratio. A build is called slower without cause once in 200 runs. */
const MISSED = 0.005;

/** With fewer rounds, resampling says too little. */
const FEWEST_ROUNDS = 8;

/**
 * How much longer a build takes than another one, by measures that were taken in turns. What slows the machine for a round
 * slows both, so only their ratio counts, and rounds are resampled as a whole (bootstrap: Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13).
 * @param measures For each measure, a pair for each round; several measures count as their geometric mean
 */
export function ratioOf(measures: readonly (readonly Pair[])[]): RatioInterval {
  const rounds = Math.min(...measures.map(({ length }) => length));
  const logarithms = Array.from({ length: rounds }, (_, round) =>
    mean(measures.map((pairs) => Math.log(pairs[round]!.after / pairs[round]!.before))),
  );
  const random = new Random(SEED);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(logarithms.map(() => logarithms[random.below(rounds)]!)),
  ).sort((a, b) => a - b);
  const [low, high] = [MISSED, 1 - MISSED].map((share) =>
    Math.exp(means[Math.round(share * (RESAMPLES - 1))]!),
  ) as [number, number];
  return { ratio: Math.exp(mean(logarithms)), low, high, verdict: verdictOf(rounds, low, high) };
}

function verdictOf(rounds: number, low: number, high: number): Verdict {
  if (rounds < FEWEST_ROUNDS) return "unclear";
  if (low > 1) return "slower";
  return high < 1 ? "faster" : "alike";
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
