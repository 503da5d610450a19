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
import { median } from "../training/metrics";
import { checkAnswers } from "./check-answers";
import type { MeasuredNetwork } from "./measured-network";
import { profile } from "./profile";
import { type Clock, Rounds } from "./rounds";
import { timingOf, toMicroseconds } from "./statistics";

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
  readonly structure?: string;
  readonly network: MeasuredNetwork;
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

  private constructor(
    private readonly args: BenchmarkArgs,
    readonly network: MeasuredNetwork,
    private readonly firstMs: number,
  ) {}

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
    const first = now();
    await named.network.predict(1)();
    const firstMs = toMicroseconds(now() - first);
    const benchmark = new BackendBenchmark(args, named.network, firstMs);
    return {
      benchmark,
      opened: {
        status: "ok",
        threads,
        initMs,
        firstMs,
        network: toBenchNetwork(named),
        measures: benchmark.measures,
      },
    };
  }

  async check(reference: BenchAnswers | undefined): Promise<BenchCheck> {
    return checkAnswers(await this.network.answers(), reference);
  }

  /** Times one pass of a measure, about `sliceMs` long; `timing` covers all its passes that count. */
  async time({ measure, sliceMs, afresh = false }: BenchSliceRequest): Promise<BenchSlice> {
    const { now } = this.args;
    const started = now();
    const rounds = this.rounds.get(measure) ?? new Rounds(await this.workOf(measure), now);
    this.rounds.set(measure, rounds);
    if (afresh) rounds.restart();
    const times = await rounds.pass(sliceMs);
    // Opening has answered one picture already.
    const firstMs = measure === "predict1" ? this.firstMs : toMicroseconds(rounds.firstMs!);
    return {
      timing: { ...timingOf(rounds.timesByPass), firstMs },
      medianMs: toMicroseconds(median(times)),
      elapsedMs: now() - started,
    };
  }

  profile(): Promise<BenchProfile> {
    return profile(this.network, this.args.now);
  }

  private get measures(): readonly BenchMeasure[] {
    const { network } = this;
    return BENCH_MEASURES.filter((measure) => {
      const { kind, count } = WORK[measure];
      return (
        kind === "photo" || (network.takes(count) && (kind === "predict" || network.untrained === undefined))
      );
    });
  }

  private async workOf(measure: BenchMeasure): Promise<() => Promise<unknown>> {
    const { kind, count } = WORK[measure];
    return kind === "photo" ? this.args.preparePhoto() : this.network[kind](count);
  }
}

/** What a measure does, and with how many pictures. */
const WORK: Readonly<
  Record<BenchMeasure, { readonly kind: "predict" | "train" | "photo"; readonly count: number }>
> = {
  predict1: { kind: "predict", count: 1 },
  predict32: { kind: "predict", count: 32 },
  predict128: { kind: "predict", count: 128 },
  trainStep32: { kind: "train", count: 32 },
  trainStep128: { kind: "train", count: 128 },
  photo: { kind: "photo", count: 1 },
};

function toBenchNetwork({ name, title, structure, network }: NamedNetwork): BenchNetwork {
  const { parameters, inputShape, multiplyAdds, untrained } = network;
  return {
    name,
    title,
    parameters,
    inputShape,
    ...(structure ? { structure } : {}),
    ...(multiplyAdds ? { multiplyAdds } : {}),
    ...(untrained ? { untrained } : {}),
  };
}
