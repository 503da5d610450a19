import {
  type BenchAnswers,
  type BenchMeasure,
  type BenchRun,
  type BenchSlice,
  type BenchStatus,
  type CallName,
  type CallRequest,
  type CallResult,
  HangerError,
  type Timing,
} from "../../contract";
import { benchmarkSentences } from "../../words/benchmark-sentences";
import { calculationWords } from "../../words/calculation";
import { formatNumber } from "../../words/numbers";
import { Watchdog } from "../watchdog";
import { WorkerConnection } from "../worker-connection";
import type { BenchPlan } from "./plan";

/** What a measure is expected to take before it was tried: another measure's time, so many times over. */
export type Estimates = Partial<Record<BenchMeasure, readonly [from: BenchMeasure, factor: number]>>;

/** A measure is slow if one of its rounds takes so many times its part of a pass. */
const SLOW = 4;

/** What a result may say of a failure, in letters; some of TensorFlow.js's own errors list all its kernels. */
const LONGEST_ERROR = 300;

/** What is known of a lane, without its name. */
type LaneRow = Omit<BenchRun, "backend">;

/** A worker took longer than the plan lets it. */
class TimeOut extends Error {}

/** One backend or engine in a worker of its own. A failure ends this lane alone, and what it measured is kept. */
export abstract class Lane {
  protected readonly connection = new WorkerConnection();
  private readonly spentMs = new Map<BenchMeasure, number>();
  private measures: readonly BenchMeasure[] = [];
  private opened = false;
  protected row: LaneRow = { status: "stopped", error: benchmarkSentences.beforeItsTurn };
  protected abstract readonly estimates: Estimates;

  constructor(
    protected readonly plan: BenchPlan,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => this.connection.terminate());
  }

  /** Whether there is something to go on with. */
  get isOpen(): boolean {
    return this.opened && !this.signal.aborted;
  }

  /** What it took so far, by measure. */
  get timings(): LaneRow {
    return this.row;
  }

  protected begin(row: LaneRow, measures: readonly BenchMeasure[]): void {
    this.row = row;
    this.measures = measures;
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
    const spentMs = this.spentMs.get(measure) ?? 0;
    if (spentMs >= this.plan.measureMs) return;
    const slice = await this.timeApart(measure, this.plan.sliceMs, false);
    if (!slice) return;
    this.spentMs.set(measure, spentMs + slice.elapsedMs);
    this.replace(measure, slice.timing);
  }

  /**
   * A pass beside those of the row, which stays as it is. The first of them has `afresh`, and together they make a timing
   * of their own.
   */
  timeApart(measure: BenchMeasure, sliceMs: number, afresh: boolean): Promise<BenchSlice | undefined> {
    return this.call("timeBench", { measure, sliceMs, afresh });
  }

  /** Takes a timing in place of an earlier one. */
  replace(measure: BenchMeasure, timing: Timing): void {
    this.row = { ...this.row, [measure]: timing };
  }

  close(): void {
    this.opened = false;
    this.connection.terminate();
  }

  private expectedMs(measure: BenchMeasure): number {
    const [from, factor] = this.estimates[measure] ?? [];
    if (!from || !factor || this.row[measure]) return 0;
    if (this.row.leftOut?.includes(from)) return Number.POSITIVE_INFINITY;
    return factor * (this.row[from]?.medianMs ?? 0);
  }

  end(status: BenchStatus, error: string): void {
    this.row = { ...this.row, status, error: error.slice(0, LONGEST_ERROR) };
    this.close();
  }

  /** Undefined where the worker did not come through with it: the row then says why. */
  protected async call<K extends CallName>(
    name: K,
    request: CallRequest<K>,
  ): Promise<CallResult<K> | undefined> {
    if (this.signal.aborted) return undefined;
    try {
      return await this.limited(name, request);
    } catch (error) {
      if (this.signal.aborted) return undefined;
      if (error instanceof TimeOut) this.end("timeout", error.message);
      else this.end("failed", reasonOf(error));
      return undefined;
    }
  }

  /**
   * The same, but it throws, and the row stays as it is.
   * @throws TimeOut where the worker took too long, and was ended
   */
  protected async limited<K extends CallName>(name: K, request: CallRequest<K>): Promise<CallResult<K>> {
    let timedOut = false;
    const watchdog = new Watchdog(
      this.plan.limitMs / 1000,
      () => {
        timedOut = true;
        this.connection.terminate();
      },
      () => !this.connection.isDownloading,
    );
    try {
      return await this.connection.call(name, request);
    } catch (error) {
      throw timedOut ? new TimeOut(calculationWords.noAnswer(formatNumber(this.plan.limitMs / 1000))) : error;
    } finally {
      watchdog.stop();
    }
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof HangerError && error.code === "worker-died") return benchmarkSentences.crashed;
  return error instanceof Error ? error.message : String(error);
}
