import type {
  BackendName,
  BenchMeasure,
  BenchNetwork,
  BenchNetworkSource,
  BenchRun,
  EngineName,
  EngineNetwork,
} from "../../contract";
import { type Estimates, Lane } from "./lane";
import type { BenchPlan } from "./plan";

/** One of Hanger's backends. */
export class BackendLane extends Lane {
  /** A batch four times as large is taken to last four times as long, a training step three times a prediction. */
  protected readonly estimates: Estimates = {
    predict32: ["predict1", 8],
    predict128: ["predict32", 4],
    trainStep32: ["predict32", 3],
    trainStep128: ["trainStep32", 4],
  };
  network: BenchNetwork | undefined;

  constructor(
    readonly name: BackendName,
    plan: BenchPlan,
    signal: AbortSignal,
  ) {
    super(plan, signal);
  }

  get run(): BenchRun {
    return { backend: this.name, ...this.row };
  }

  async open(network: BenchNetworkSource): Promise<void> {
    const opened = await this.call("openBench", { backend: this.name, network });
    if (!opened) return;
    if (opened.status !== "ok") {
      this.end("missing", opened.reason);
      return;
    }
    const { threads, initMs, firstMs, measures } = opened;
    this.network = opened.network;
    this.begin({ status: "ok", threads, initMs, firstMs }, measures);
  }

  /**
   * The network as an engine reads it, with the same weights. A refusal is no failure of this lane.
   * @throws HangerError where there is no such form, with a sentence that says why
   */
  writeFor(engine: EngineName): Promise<EngineNetwork> {
    return this.limited("writeBenchNetwork", { engine });
  }

  async profile(): Promise<void> {
    if ((this.row.predict32?.medianMs ?? Number.POSITIVE_INFINITY) > this.plan.profileMs) return;
    const profile = await this.call("profileBench", undefined);
    if (profile) this.row = { ...this.row, ...profile };
  }

  /** Trains without a pause, window by window. */
  async sustain(
    measure: BenchMeasure,
    windows: number,
    windowMs: number,
    onWindow: () => void,
  ): Promise<void> {
    const medianMs: number[] = [];
    while (this.isOpen && medianMs.length < windows) {
      const slice = await this.timeApart(measure, windowMs, medianMs.length === 0);
      if (!slice) return;
      medianMs.push(slice.medianMs);
      this.row = {
        ...this.row,
        sustained: { measure, windowSeconds: windowMs / 1000, medianMs: [...medianMs] },
      };
      onWindow();
    }
  }
}
