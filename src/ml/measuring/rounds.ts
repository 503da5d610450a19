import { median } from "../training/metrics";

/** Milliseconds on a clock that never goes back. */
export type Clock = () => number;

/** Warm-up ends when the last rounds lie so close together, or after so many. */
const STABLE_ROUNDS = 4;
const STABLE_RATIO = 1.15;
const MOST_WARM_UP_ROUNDS = 24;

/** A first round that takes so many times the pass counts: no compiler explains it, and a second one costs too much. */
const NO_WARM_UP = 20;

const MOST_ROUNDS = 500;

/** Whether the last rounds took about as long as each other: compilers and caches have settled. */
export function isStable(times: readonly number[]): boolean {
  const last = times.slice(-STABLE_ROUNDS);
  return last.length === STABLE_ROUNDS && Math.max(...last) <= STABLE_RATIO * Math.min(...last);
}

/** Times something again and again, in passes with other work between them. */
export class Rounds {
  private readonly passes: number[][] = [];

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly now: Clock,
  ) {}

  get timesByPass(): readonly (readonly number[])[] {
    return this.passes;
  }

  /** Times rounds for `sliceMs`, at least one of them, after a warm-up that is not counted; returns their times. */
  async pass(sliceMs: number): Promise<readonly number[]> {
    const times = await this.warmUp(sliceMs);
    const until = this.now() + sliceMs;
    const isOver = () => times.length > 0 && (times[0]! > sliceMs || this.now() >= until);
    while (!isOver() && times.length < MOST_ROUNDS) times.push(await this.time());
    this.passes.push(times);
    return times;
  }

  /** Returns the rounds that count all the same. */
  private async warmUp(sliceMs: number): Promise<number[]> {
    const usual = median(this.passes.at(-1) ?? []);
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
    return this.now() - started;
  }
}
