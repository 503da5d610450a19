import {
  type BackendName,
  type BenchAnswers,
  type BenchMeasure,
  type BenchNetwork,
  type BenchNetworkSource,
  type BenchRun,
  type BenchSlice,
  type BenchStatus,
  type CallName,
  type CallRequest,
  type CallResult,
  HangerError,
} from "../../contract";
import { benchmarkSentences } from "../../words/benchmark-sentences";
import { calculationWords } from "../../words/calculation";
import { formatNumber } from "../../words/numbers";
import { WorkerConnection } from "../worker-connection";
import type { BenchPlan } from "./plan";

/** A batch four times as large is taken to last four times as long, a training step three times a prediction. */
const ESTIMATES: Partial<Record<BenchMeasure, readonly [from: BenchMeasure, factor: number]>> = {
  predict32: ["predict1", 8],
  predict128: ["predict32", 4],
  trainStep32: ["predict32", 3],
  trainStep128: ["trainStep32", 4],
};

/** A measure is slow if one of its rounds takes so many times its part of a pass. */
const SLOW = 4;

/** What a result may say of a failure, in letters; some of TensorFlow.js's own errors list all its kernels. */
const LONGEST_ERROR = 300;

/** One backend in a worker of its own. Whatever goes wrong ends this lane alone, and keeps what it has. */
export class Lane {
  private readonly connection = new WorkerConnection();
  private readonly spentMs = new Map<BenchMeasure, number>();
  private measures: readonly BenchMeasure[] = [];
  private opened = false;
  private row: BenchRun;
  network: BenchNetwork | undefined;

  constructor(
    readonly backend: BackendName,
    private readonly plan: BenchPlan,
    private readonly signal: AbortSignal,
  ) {
    this.row = { backend, status: "stopped", error: benchmarkSentences.beforeItsTurn };
    signal.addEventListener("abort", () => this.connection.terminate());
  }

  /** Whether there is something to go on with. */
  get isOpen(): boolean {
    return this.opened && !this.signal.aborted;
  }

  get run(): BenchRun {
    return this.row;
  }

  async open(network: BenchNetworkSource): Promise<void> {
    const opened = await this.call("openBench", { backend: this.backend, network });
    if (!opened) return;
    if (opened.status !== "ok") {
      this.end("missing", opened.reason);
      return;
    }
    const { threads, initMs, firstMs } = opened;
    this.row = { backend: this.backend, status: "ok", threads, initMs, firstMs };
    this.network = opened.network;
    this.measures = opened.measures;
    this.opened = true;
  }

  /** Holds its answers against the reference, or gives them where there is none yet. */
  async check(reference: BenchAnswers | undefined): Promise<BenchAnswers | undefined> {
    const check = await this.call("checkBench", reference ? { reference } : {});
    if (!check) return undefined;
    const { maxAbsDiff, maxGradientDiff, right, answers } = check;
    const isNumber = [maxAbsDiff, maxGradientDiff].every((value) => Number.isFinite(value ?? 0));
    if (isNumber) {
      this.row = {
        ...this.row,
        ...(maxAbsDiff === undefined ? {} : { maxAbsDiff }),
        ...(maxGradientDiff === undefined ? {} : { maxGradientDiff }),
      };
    }
    if (!right)
      this.end("wrong", isNumber ? benchmarkSentences.answersDiffer : benchmarkSentences.answersNoNumbers);
    return answers;
  }

  /** Gives a measure its turn, unless it had its time already or would take too long; in a hurry, sooner so. */
  async takeTurn(measure: BenchMeasure, inHurry: boolean): Promise<void> {
    if (!this.measures.includes(measure) || this.row.leftOut?.includes(measure)) return;
    if (this.expectedMs(measure) > this.plan.mostRoundMs) {
      this.row = { ...this.row, leftOut: [...(this.row.leftOut ?? []), measure] };
      return;
    }
    if (inHurry && (this.row[measure]?.medianMs ?? 0) > SLOW * this.plan.sliceMs) return;
    if ((this.spentMs.get(measure) ?? 0) < this.plan.measureMs) await this.time(measure, this.plan.sliceMs);
  }

  async time(measure: BenchMeasure, sliceMs: number): Promise<BenchSlice | undefined> {
    const slice = await this.call("timeBench", { measure, sliceMs });
    if (!slice) return undefined;
    this.spentMs.set(measure, (this.spentMs.get(measure) ?? 0) + slice.elapsedMs);
    this.row = { ...this.row, [measure]: slice.timing };
    return slice;
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
      const slice = await this.time(measure, windowMs);
      if (!slice) return;
      medianMs.push(slice.medianMs);
      this.row = {
        ...this.row,
        sustained: { measure, windowSeconds: windowMs / 1000, medianMs: [...medianMs] },
      };
      onWindow();
    }
  }

  close(): void {
    this.opened = false;
    this.connection.terminate();
  }

  private expectedMs(measure: BenchMeasure): number {
    const [from, factor] = ESTIMATES[measure] ?? [];
    if (!from || !factor || this.row[measure]) return 0;
    if (this.row.leftOut?.includes(from)) return Number.POSITIVE_INFINITY;
    return factor * (this.row[from]?.medianMs ?? 0);
  }

  private end(status: BenchStatus, error: string): void {
    this.row = { ...this.row, status, error: error.slice(0, LONGEST_ERROR) };
    this.close();
  }

  /** Undefined where the worker did not come through with it: the row then says why. */
  private async call<K extends CallName>(
    name: K,
    request: CallRequest<K>,
  ): Promise<CallResult<K> | undefined> {
    if (this.signal.aborted) return undefined;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      this.connection.terminate();
    }, this.plan.limitMs);
    try {
      return await this.connection.call(name, request);
    } catch (error) {
      if (this.signal.aborted) return undefined;
      if (timedOut) this.end("timeout", calculationWords.noAnswer(formatNumber(this.plan.limitMs / 1000)));
      else this.end("failed", reasonOf(error));
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof HangerError && error.code === "worker-died") return benchmarkSentences.crashed;
  return error instanceof Error ? error.message : String(error);
}
