import type { BenchMeasure, BenchRequest } from "../../contract";

/** How a measurement is cut into passes. */
export interface BenchPlan {
  /** Every backend gets one turn a pass, so that heat and clocks favour none. */
  readonly passes: number;
  readonly measures: readonly BenchMeasure[];
  /** What a measure gets of a pass. */
  readonly sliceMs: number;
  /** A measure gets no more passes once it took so long. */
  readonly measureMs: number;
  /** A measure whose rounds are expected to take longer is left out. */
  readonly mostRoundMs: number;
  /** After so long, only measures that are quick get further rounds. */
  readonly hurryMs: number;
  /** A call that takes longer is taken to have hung. */
  readonly limitMs: number;
  /** Medians that are not steady are measured again at the end, in about so long. */
  readonly repeatMs: number;
  /** Time is taken apart by kernel and layer where a prediction of 32 pictures takes no longer. */
  readonly profileMs: number;
  /** What follows the passes: windows in a row on the fastest backend. */
  readonly sustained?: { readonly windows: number; readonly windowMs: number };
}

const ALL: readonly BenchMeasure[] = [
  "predict1",
  "predict32",
  "predict128",
  "trainStep32",
  "trainStep128",
  "photo",
];

const QUICK: BenchPlan = {
  passes: 6,
  measures: ALL,
  sliceMs: 60,
  measureMs: 3000,
  mostRoundMs: 1500,
  hurryMs: 15_000,
  repeatMs: 6_000,
  limitMs: 30_000,
  profileMs: 300,
};

const THOROUGH: BenchPlan = {
  passes: 12,
  measures: ALL,
  sliceMs: 250,
  measureMs: 20_000,
  mostRoundMs: 30_000,
  hurryMs: 150_000,
  repeatMs: 60_000,
  limitMs: 180_000,
  profileMs: 3000,
};

const SUSTAINED: BenchPlan = {
  ...QUICK,
  passes: 2,
  measures: ["predict1", "predict32", "predict128", "trainStep32", "trainStep128"],
  sustained: { windows: 36, windowMs: 5000 },
};

/** Every measure gets a round, however long it takes. */
function timed(seconds: number): BenchPlan {
  const measureMs = seconds * 1000;
  return {
    ...THOROUGH,
    passes: QUICK.passes,
    sliceMs: measureMs / QUICK.passes,
    measureMs,
    mostRoundMs: Number.MAX_SAFE_INTEGER,
    hurryMs: Number.MAX_SAFE_INTEGER,
    repeatMs: 3 * measureMs,
    limitMs: 600_000,
  };
}

export function planOf({ mode, secondsPerMeasure = 5 }: BenchRequest): BenchPlan {
  if (mode === "quick") return QUICK;
  if (mode === "thorough") return THOROUGH;
  if (mode === "sustained") return SUSTAINED;
  return timed(secondsPerMeasure);
}
