import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { BENCH_MEASURES, type BenchDocument } from "../src/contract";
import { median } from "../src/ml/training/metrics";
import { recommend } from "../src/results/compare";
import { isSteady } from "../src/results/steadiness";

export interface SteadinessOutcome {
  readonly runs: number;
  /** Quiet runs whose recommended backends are steady, and those that recommend what most of them do. */
  readonly quiet: { readonly steady: number; readonly alike: number };
  /** Runs under bursts with a figure that is told as steady and is far from that of the quiet runs, and those figures. */
  readonly bursts: { readonly falselySteady: number; readonly figures: readonly string[] };
  /** Whether the machine was quiet enough, and no more than one in twenty runs under bursts was told wrongly. */
  readonly holds: boolean;
}

interface SteadinessPlan {
  /** Of each kind: quiet, and under bursts. */
  readonly runs: number;
  readonly measure: () => Promise<BenchDocument>;
  readonly onProgress: (sentence: string) => void;
}

/** Measures over and over on a machine that nothing else uses, and then while something else has it in bursts. */
export async function measureSteadiness(plan: SteadinessPlan): Promise<SteadinessOutcome> {
  const quiet = await measureRuns(plan, "quiet");
  const bursts = startBursts();
  try {
    return judgeSteadiness(quiet, await measureRuns(plan, "under bursts"));
  } finally {
    for (const each of bursts) each.kill();
  }
}

async function measureRuns({ runs, measure, onProgress }: SteadinessPlan, how: string) {
  const documents: BenchDocument[] = [];
  for (let run = 1; run <= runs; run++) {
    onProgress(`${how}, run ${run} of ${runs}`);
    documents.push(await measure());
  }
  return documents;
}

/** Busy for 0.2 to 3 seconds, and idle as long: as another program loads pages, or as mail is fetched. */
const BURST = `
let state = 1;
const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const someMs = () => 200 + 2800 * draw();
(function burst() {
  const until = Date.now() + someMs();
  while (Date.now() < until);
  setTimeout(burst, someMs());
})();
`;

/** On every core, all at the same times. */
const startBursts = (): readonly ChildProcess[] =>
  Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ["-e", BURST], { stdio: "ignore" }),
  );

/** A figure that was told as steady may be so many times that of quiet runs, as the ends of its interval may. */
const SO_FAR = 1.3;

/** At most one run in so many may be told wrongly; with nothing else running, at most two may be unsteady. */
const OF_RUNS = 20;

/** Figures of quiet runs are those of the machine; what a run under bursts tells is held against their medians. */
export function judgeSteadiness(
  quiet: readonly BenchDocument[],
  disturbed: readonly BenchDocument[],
): SteadinessOutcome {
  const recommended = quiet.map((document) => {
    const { classify, train } = recommend(document);
    const best = [classify, train].flatMap((each) => each ?? []);
    return {
      names: best.map(({ backend }) => backend).join(" "),
      isSteady: best.every(({ timing }) => isSteady(timing) === true),
    };
  });
  const counts = recommended.map(({ names }) => recommended.filter((other) => other.names === names).length);
  const steady = recommended.filter((each) => each.isSteady).length;
  const alike = Math.max(0, ...counts);
  const figures = disturbed.map((document) => wrongIn(document, quiet));
  const falselySteady = figures.filter(({ length }) => length > 0).length;
  const runs = disturbed.length;
  return {
    runs,
    quiet: { steady, alike },
    bursts: { falselySteady, figures: figures.flat() },
    holds: Math.min(steady, alike) >= 0.9 * quiet.length && falselySteady <= Math.max(1, runs / OF_RUNS),
  };
}

/** What a run told as steady though it is far from the quiet runs. */
function wrongIn({ runs }: BenchDocument, quiet: readonly BenchDocument[]): readonly string[] {
  return runs.flatMap(({ backend, ...run }) =>
    BENCH_MEASURES.flatMap((measure) => {
      const timing = run[measure];
      const usual = median(
        quiet.flatMap(
          (each) => each.runs.find((other) => other.backend === backend)?.[measure]?.medianMs ?? [],
        ),
      );
      if (!timing || !usual || isSteady(timing) !== true) return [];
      const ratio = timing.medianMs / usual;
      if (ratio <= SO_FAR && ratio >= 1 / SO_FAR) return [];
      return [`${backend}, ${measure}: ${timing.medianMs} ms, usually ${usual} ms`];
    }),
  );
}
