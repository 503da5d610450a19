import { median } from "../training/metrics";

/** Milliseconds on a clock that never goes back. */
export type Clock = () => number;

/** Warm-up ends when the last `STABLE_ROUNDS` are within `STABLE_RATIO` of each other, or after so many rounds. */
const STABLE_ROUNDS = 4;
const STABLE_RATIO = 1.15;
const MOST_WARM_UP_ROUNDS = 24;

/** A first round this many times as long as a pass counts at once: compiling does not explain it, and repeating costs. */
const NO_WARM_UP = 20;

const MOST_ROUNDS = 500;

/** Whether the last rounds took about equally long, so that compilers and caches have settled. */
export function isStable(times: readonly number[]): boolean {
  const last = times.slice(-STABLE_ROUNDS);
  return last.length === STABLE_ROUNDS && Math.max(...last) <= STABLE_RATIO * Math.min(...last);
}

/**
 * Times `work` repeatedly, in passes, so that several measures can take turns.
 *
 *     first pass:   warm up until stable -> timed rounds until `sliceMs` is over
 *     later passes: one untimed round    -> timed rounds until `sliceMs` is over
 *
 * Slow work is repeated less: later passes have no untimed round where a round takes over a quarter of `sliceMs`, and a
 * first round of over `NO_WARM_UP` times `sliceMs` is the first pass.
 */
export class Rounds {
  private passes: number[][] = [];
  private first: number | undefined;
  /** The last pass, also one from before a restart: it says how long a round takes. */
  private last: readonly number[] = [];

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly now: Clock,
  ) {}

  get timesByPass(): readonly (readonly number[])[] {
    return this.passes;
  }

  /** Milliseconds of the very first round; undefined before it. */
  get firstMs(): number | undefined {
    return this.first;
  }

  /** Begins a timing of its own: earlier passes no longer count. The next one begins with the usual untimed round. */
  restart(): void {
    this.passes = [];
  }

  /** Runs one pass: at least one timed round, and more until `sliceMs` is over. Returns their times in ms. */
  async pass(sliceMs: number): Promise<readonly number[]> {
    const times = await this.warmUp(sliceMs);
    const until = this.now() + sliceMs;
    const isOver = () => times.length > 0 && (times[0]! > sliceMs || this.now() >= until);
    while (!isOver() && times.length < MOST_ROUNDS) times.push(await this.time());
    this.passes.push(times);
    this.last = times;
    return times;
  }

  /** Warms up where that is needed. Returns the rounds that count anyway, because they took so long. */
  private async warmUp(sliceMs: number): Promise<number[]> {
    const usual = median(this.last);
    if (usual > sliceMs / 4) return [];
    if (usual > 0) {
      await this.work();
      return [];
    }
    const warmUp: number[] = [];
    const until = this.now() + sliceMs;
    while (warmUp.length < MOST_WARM_UP_ROUNDS && this.now() < until && !isStable(warmUp)) {
      warmUp.push(await this.time());
    }
    return warmUp[0]! > NO_WARM_UP * sliceMs ? warmUp : [];
  }

  private async time(): Promise<number> {
    const started = this.now();
    await this.work();
    const elapsed = this.now() - started;
    this.first ??= elapsed;
    return elapsed;
  }
}
