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

/** A backend that is not compared, and why. */
interface Skipped {
  readonly backend: BackendName;
  readonly reason: string;
}

export interface AgainstOutcome {
  readonly rounds: number;
  readonly overall: RatioInterval;
  readonly measures: readonly Compared[];
  readonly skipped: readonly Skipped[];
}

/** Each starts both builds again: what one start has by luck, such as where its memory lies, lasts as long as its worker. */
const ROUNDS = 12;

/** Turns of a measure in a round that count, of both builds. */
const SLICES = 4;

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

async function inTurns(there: DrivenApp, here: DrivenApp, plan: AgainstPlan): Promise<AgainstOutcome> {
  const taken: Taken[] = [];
  const skipped: Skipped[] = [];
  for (const backend of plan.backends) {
    const ofBackend = new Map<BenchMeasure, Pair[]>();
    for (let round = 0; round < ROUNDS; round++) {
      plan.onProgress(`${backend}, round ${round + 1} of ${ROUNDS}`);
      const isTurned = round % 2 === 1;
      const opened = await openBoth(there, here, backend, plan);
      if (opened.reason !== undefined) {
        skipped.push({ backend, reason: opened.reason });
        break;
      }
      for (const measure of opened.measures) {
        const pair = await timeBoth(there, here, measure, isTurned, plan);
        ofBackend.set(measure, [...(ofBackend.get(measure) ?? []), pair]);
      }
    }
    taken.push(...[...ofBackend].map(([measure, pairs]) => ({ backend, measure, pairs })));
  }
  if (taken.length === 0) {
    const reasons = skipped.map(({ backend, reason }) => ` ${backend}: ${reason}`);
    throw new CommandError(`None of the backends works in both builds.${reasons.join("")}`);
  }
  return {
    rounds: ROUNDS,
    overall: ratioOf(taken.map(({ pairs }) => pairs)),
    measures: taken.map(({ backend, measure, pairs }) => ({ backend, measure, ...ratioOf([pairs]) })),
    skipped,
  };
}

interface Taken {
  readonly backend: BackendName;
  readonly measure: BenchMeasure;
  /** One for each round. */
  readonly pairs: readonly Pair[];
}

/** Times a measure in both builds: each once to warm up, then in the order A, B, B, A, in which a drift counts for neither. */
async function timeBoth(
  there: DrivenApp,
  here: DrivenApp,
  measure: BenchMeasure,
  isTurned: boolean,
  { seconds }: AgainstPlan,
): Promise<Pair> {
  const sliceMs = (1000 * seconds) / ROUNDS / SLICES;
  const time = async (app: DrivenApp) => (await app.call("timeBench", { measure, sliceMs })).medianMs;
  const [a, b] = isTurned ? [here, there] : [there, here];
  await time(a);
  await time(b);
  const times = [await time(a), await time(b), await time(b), await time(a)] as const;
  const [ofA, ofB] = [Math.sqrt(times[0] * times[3]), Math.sqrt(times[1] * times[2])];
  return isTurned ? { before: ofB, after: ofA } : { before: ofA, after: ofB };
}

/**
 * Opens a backend in a fresh worker of each build. Gives what both can be timed at, or why that is nothing.
 * @throws CommandError where the backend does not start in one of them
 */
async function openBoth(
  there: DrivenApp,
  here: DrivenApp,
  backend: BackendName,
  { folder, network }: AgainstPlan,
): Promise<{ readonly measures: readonly BenchMeasure[]; readonly reason?: string }> {
  const able: (readonly BenchMeasure[])[] = [];
  for (const { app, build } of [
    { app: there, build: `the build of "${folder}"` },
    { app: here, build: "this build" },
  ]) {
    await app.renew();
    const opened = await app.call("openBench", { backend, network }).catch((cause: Error) => {
      throw new CommandError(`${backend} fails in ${build}: ${cause.message}`, { cause });
    });
    if (opened.status === "missing") return { measures: [], reason: opened.reason };
    able.push(opened.measures);
  }
  return { measures: able[0]!.filter((measure) => able[1]!.includes(measure)) };
}
