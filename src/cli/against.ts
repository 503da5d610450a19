import { existsSync } from "node:fs";
import path from "node:path";
import { type DrivenApp, openApp } from "../../harness/app";
import type { BrowserOptions } from "../../harness/browser";
import { CommandError } from "../../harness/command-error";
import type { BackendName, BenchMeasure, BenchNetworkSource } from "../contract";
import { type Pair, type RatioInterval, ratioOf } from "../results/interleaved";

/** What is measured of one build and the other in turns. */
interface AgainstPlan {
  /** The folder of a checkout of Hanger that was built. */
  readonly folder: string;
  readonly backends: readonly BackendName[];
  readonly network: BenchNetworkSource;
  /** Seconds for each measure of both builds together. */
  readonly seconds: number;
  readonly browser: BrowserOptions;
  readonly onProgress: (sentence: string) => void;
}

export interface Compared extends RatioInterval {
  readonly backend: BackendName;
  readonly measure: BenchMeasure;
}

export interface AgainstOutcome {
  readonly rounds: number;
  readonly overall: RatioInterval;
  readonly measures: readonly Compared[];
}

const ROUNDS = 20;

/**
 * Measures the app that is built here and that of another folder in turns, each in a worker of its own: what else goes on
 * meets both alike.
 * @throws CommandError where the other folder has no built app, or a backend works in neither
 */
export async function measureAgainst(plan: AgainstPlan): Promise<AgainstOutcome> {
  const there = await openApp({ server: builtIn(plan.folder), browser: plan.browser });
  try {
    const here = await openApp({ browser: plan.browser });
    try {
      return await inTurns(there, here, plan);
    } finally {
      await here.close();
    }
  } finally {
    await there.close();
  }
}

function builtIn(folder: string) {
  const built = { folder: path.join(folder, "dist"), driver: path.join(folder, "build/driver") };
  if (existsSync(path.join(built.driver, "driver.html"))) return built;
  throw new CommandError(`There is no built app in "${folder}". Run "npm ci && npm run build" there first.`);
}

async function inTurns(
  there: DrivenApp,
  here: DrivenApp,
  { backends, network, seconds, onProgress }: AgainstPlan,
): Promise<AgainstOutcome> {
  const sliceMs = (1000 * seconds) / ROUNDS / 2;
  const taken: { readonly backend: BackendName; readonly measure: BenchMeasure; readonly pairs: Pair[] }[] =
    [];
  for (const backend of backends) {
    const measures = await openBoth(there, here, backend, network);
    const ofBackend = measures.map((measure) => ({ backend, measure, pairs: [] as Pair[] }));
    taken.push(...ofBackend);
    // The first pass warms up and does not count.
    for (let round = -1; round < ROUNDS; round++) {
      onProgress(`${backend}, round ${Math.max(1, round + 1)} of ${ROUNDS}`);
      for (const { measure, pairs } of ofBackend) {
        const time = async (app: DrivenApp) => (await app.call("timeBench", { measure, sliceMs })).medianMs;
        const isTurned = round % 2 === 0;
        const first = await time(isTurned ? here : there);
        const second = await time(isTurned ? there : here);
        if (round < 0) continue;
        pairs.push(isTurned ? { before: second, after: first } : { before: first, after: second });
      }
    }
  }
  if (taken.length === 0) throw new CommandError("None of the backends works in both builds.");
  return {
    rounds: ROUNDS,
    overall: ratioOf(taken.map(({ pairs }) => pairs)),
    measures: taken.map(({ backend, measure, pairs }) => ({ backend, measure, ...ratioOf([pairs]) })),
  };
}

/** Opens a backend in a fresh worker of each build. Returns what both can be timed at. */
async function openBoth(
  there: DrivenApp,
  here: DrivenApp,
  backend: BackendName,
  network: BenchNetworkSource,
): Promise<readonly BenchMeasure[]> {
  const able: (readonly BenchMeasure[])[] = [];
  for (const app of [there, here]) {
    await app.renew();
    const opened = await app.call("openBench", { backend, network });
    able.push(opened.status === "ok" ? opened.measures : []);
  }
  return able[0]!.filter((measure) => able[1]!.includes(measure));
}
