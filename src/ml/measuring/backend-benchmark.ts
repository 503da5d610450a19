import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  type BackendName,
  BENCH_MEASURES,
  type BenchAnswers,
  type BenchCheck,
  type BenchMeasure,
  type BenchNetwork,
  type BenchOpened,
  type BenchProfile,
  type BenchSlice,
  type BenchSliceRequest,
} from "../../contract";
import { activateBackend } from "../backends/activate";
import type { BackendEnvironment } from "../backends/environment";
import { loadCandidate } from "../backends/registry";
import { answer, inputShapeOf } from "../networks/answer";
import { median } from "../training/metrics";
import { Stepper } from "../training/stepper";
import { checkAnswers, referenceAnswers, trainable } from "./answers";
import { PROFILED_PICTURES, profile } from "./profile";
import { randomBatch } from "./random-batch";
import { type Clock, Rounds } from "./rounds";
import { timingOf, toMicroseconds } from "./statistics";

const LEARNING_RATE = 0.001;

export interface BenchmarkArgs {
  readonly backend: BackendName;
  /** Loads or builds the network; called once the backend is active. */
  readonly loadNetwork: () => Promise<NamedNetwork>;
  readonly environment: BackendEnvironment;
  readonly now: Clock;
  /** Answers one decoded 1280x960 frame, preprocessing included; called once the backend is active. */
  readonly preparePhoto: () => Promise<() => Promise<unknown>>;
}

export interface NamedNetwork {
  readonly name: string;
  readonly title: string;
  readonly network: LayersModel;
}

type Opening =
  | { readonly opened: BenchOpened }
  | { readonly opened: BenchOpened; readonly benchmark: BackendBenchmark };

/**
 * Measures one backend in passes, in a worker of its own. The caller decides what is timed when, so that several
 * backends can take turns.
 *
 *     open -> missing
 *          -> ok -> check, time, time ..., profile (in any order)
 */
export class BackendBenchmark {
  private readonly rounds = new Map<BenchMeasure, Rounds>();
  private readonly stepper: Stepper | undefined;
  private readonly untrained: string | undefined;

  private constructor(
    private readonly args: BenchmarkArgs,
    private readonly network: LayersModel,
  ) {
    const training = trainable(network);
    if (training.view) this.stepper = new Stepper(network);
    else this.untrained = training.untrained;
  }

  /**
   * Starts the backend and runs the network once. `missing` where this device lacks what the backend needs.
   * @throws HangerError where it does not start
   */
  static async open(args: BenchmarkArgs): Promise<Opening> {
    const { backend, environment, now } = args;
    const reason = await (await loadCandidate(backend, environment)).missing(environment);
    if (reason) return { opened: { status: "missing", reason } };
    const started = now();
    const { threads } = await activateBackend(backend, environment);
    const initMs = toMicroseconds(now() - started);
    const named = await args.loadNetwork();
    const benchmark = new BackendBenchmark(args, named.network);
    const first = now();
    await benchmark.predict(1)();
    return {
      benchmark,
      opened: {
        status: "ok",
        threads,
        initMs,
        firstMs: toMicroseconds(now() - first),
        network: toBenchNetwork(named, benchmark.untrained),
        measures: benchmark.measures,
      },
    };
  }

  async check(reference: BenchAnswers | undefined): Promise<BenchCheck> {
    return checkAnswers(await referenceAnswers(this.network), reference);
  }

  /** Times one pass of a measure, about `sliceMs` long; `timing` covers all its passes so far. */
  async time({ measure, sliceMs }: BenchSliceRequest): Promise<BenchSlice> {
    const { now } = this.args;
    const started = now();
    const rounds = this.rounds.get(measure) ?? new Rounds(await this.workOf(measure), now);
    this.rounds.set(measure, rounds);
    const times = await rounds.pass(sliceMs);
    return {
      timing: timingOf(rounds.timesByPass),
      medianMs: toMicroseconds(median(times)),
      elapsedMs: now() - started,
    };
  }

  profile(): Promise<BenchProfile> {
    const work = this.stepper ? this.train(PROFILED_PICTURES) : this.predict(PROFILED_PICTURES);
    return profile(this.network, work, this.args.now);
  }

  private get measures(): readonly BenchMeasure[] {
    return BENCH_MEASURES.filter((measure) => this.stepper || !measure.startsWith("trainStep"));
  }

  private async workOf(measure: BenchMeasure): Promise<() => Promise<unknown>> {
    switch (measure) {
      case "predict1":
        return this.predict(1);
      case "predict32":
        return this.predict(32);
      case "predict128":
        return this.predict(128);
      case "trainStep32":
        return this.train(32);
      case "trainStep128":
        return this.train(128);
      case "photo":
        return this.args.preparePhoto();
    }
  }

  private predict(count: number): () => Promise<unknown> {
    const { inputs } = randomBatch(this.network, count);
    return () => answer(this.network, inputs, count);
  }

  private train(count: number): () => Promise<unknown> {
    const { stepper } = this;
    if (!stepper) throw new Error("this network cannot be trained");
    const batch = randomBatch(this.network, count);
    return () => stepper.step(batch, LEARNING_RATE);
  }
}

function toBenchNetwork({ name, title, network }: NamedNetwork, untrained: string | undefined): BenchNetwork {
  return {
    name,
    title,
    parameters: network.countParams(),
    inputShape: inputShapeOf(network),
    ...(untrained ? { untrained } : {}),
  };
}
