import type { BackendName, BenchRun, Timing } from "../../contract";
import type { Batch } from "../data/batches";
import { Random } from "../random";
import { median, quantile } from "../training/metrics";
import { Stepper } from "../training/stepper";
import { activateBackend } from "./activate";
import type { BackendEnvironment } from "./environment";
import { REFERENCE_PROBABILITIES, referenceBatch, referenceNetwork } from "./reference";

const LARGE_BATCH = 128;
const LEARNING_RATE = 0.001;

/** Rounds that are run first and not counted, while compilers and caches settle. */
const WARM_UP_ROUNDS = 3;
const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 200;

interface MeasureArgs {
  readonly backend: BackendName;
  /** A measure ends after so many seconds, once it has the fewest rounds that make a median. */
  readonly secondsPerMeasure: number;
  readonly environment: BackendEnvironment;
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Answers one decoded 1280x960 frame, preprocessing included; ready once the backend is active. */
  readonly preparePhoto: () => Promise<() => Promise<unknown>>;
}

/** Measures one backend, in a worker that runs nothing else. What was reached before a failure is kept. */
export async function measureBackend(args: MeasureArgs): Promise<BenchRun> {
  const { backend, environment, now } = args;
  let run: BenchRun = { backend };
  try {
    const started = now();
    const { threads } = await activateBackend(backend, environment);
    run = { ...run, threads, initMs: now() - started };
    for await (const figures of measures(args)) run = { ...run, ...figures };
    return run;
  } catch (error) {
    return { ...run, error: error instanceof Error ? error.message : String(error) };
  }
}

async function* measures(args: MeasureArgs): AsyncGenerator<Partial<BenchRun>, void, void> {
  const { now } = args;
  const stepper = new Stepper(referenceNetwork());
  const reference = referenceBatch();
  const started = now();
  await stepper.predict(reference.inputs.subarray(0, 784), 1);
  yield { firstMs: now() - started };
  const answers = await stepper.predict(reference.inputs.subarray(0, 2 * 784), 2);
  yield { maxAbsDiff: Math.max(...REFERENCE_PROBABILITIES.map((p, i) => Math.abs(p - answers[i]!))) };
  const one = reference.inputs.slice(0, 784);
  yield { predict1: await timeRounds(args, () => stepper.predict(one, 1)) };
  const large = randomBatch(LARGE_BATCH);
  yield { predict128: await timeRounds(args, () => stepper.predict(large.inputs, LARGE_BATCH)) };
  yield { trainStep128: await timeRounds(args, () => stepper.step(large, LEARNING_RATE)) };
  yield { photo: await timeRounds(args, await args.preparePhoto()) };
}

/** Seeded noise with seeded labels: speed does not depend on what the pictures show. */
export function randomBatch(count: number): Batch {
  const random = new Random(count);
  const inputs = Float32Array.from({ length: count * 784 }, () => random.next());
  return { count, inputs, labels: Int32Array.from({ length: count }, () => random.below(10)) };
}

async function timeRounds(
  { now, signal, secondsPerMeasure }: MeasureArgs,
  work: () => Promise<unknown>,
): Promise<Timing> {
  const until = now() + secondsPerMeasure * 1000;
  const times: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < MOST_ROUNDS; round++) {
    signal.throwIfAborted();
    const started = now();
    await work();
    const elapsed = now() - started;
    const slow = elapsed > (secondsPerMeasure * 1000) / LEAST_ROUNDS;
    if (round >= 0 || slow) times.push(elapsed);
    if (now() > until && (times.length >= LEAST_ROUNDS || slow)) break;
  }
  return { medianMs: median(times), p95Ms: quantile(times, 0.95) };
}
