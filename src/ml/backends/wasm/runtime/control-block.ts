import { type KernelName, POSITIONAL } from "./kernel-calls";

/** The control block holds a kernel as its index in this list, which is the same in all threads. */
const NAMES = Object.keys(POSITIONAL) as readonly KernelName[];

/** Indices of the 32-bit words at the start of the control block. */
const GENERATION = 0;
const FINISHED = 1;
const KERNEL = 2;
const UNITS = 3;
const COUNT = 4;
const FAILED = 5;
const MOST_ARGUMENTS = 24;

/**
 * How often a thread polls for the next job before it sleeps: about a third of a millisecond. Waking a thread takes as
 * long as a kernel, and predictions of single pictures follow one another at about this interval.
 */
const SPINS = 120_000;

/**
 * A few words of shared memory through which the calling thread posts jobs and the others report that they finished.
 * Arguments are stored as 64-bit floats, which hold both addresses and factors exactly.
 */
export class ControlBlock {
  private readonly words: Int32Array;
  private readonly args: Float64Array;

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(32 + 8 * MOST_ARGUMENTS)) {
    this.words = new Int32Array(buffer, 0, 8);
    this.args = new Float64Array(buffer, 32);
  }

  /** Posts a job. Every thread that waits in `next` does its part. */
  post(kernel: KernelName, args: readonly number[], units: number): void {
    this.words[KERNEL] = NAMES.indexOf(kernel);
    this.words[UNITS] = units;
    this.words[COUNT] = args.length;
    this.args.set(args);
    Atomics.store(this.words, FAILED, 0);
    Atomics.store(this.words, FINISHED, 0);
    Atomics.add(this.words, GENERATION, 1);
    Atomics.notify(this.words, GENERATION);
  }

  /** Blocks until a job after generation `seen` is posted, and returns it. */
  next(seen: number): { generation: number; kernel: KernelName; args: number[]; units: number } {
    waitWhile(this.words, GENERATION, seen);
    return {
      generation: Atomics.load(this.words, GENERATION),
      kernel: NAMES[this.words[KERNEL]!]!,
      units: this.words[UNITS]!,
      args: Array.from(this.args.subarray(0, this.words[COUNT]!)),
    };
  }

  /** Says that this thread has done its part, or has failed at it. */
  finish(hasFailed: boolean): void {
    if (hasFailed) Atomics.store(this.words, FAILED, 1);
    Atomics.add(this.words, FINISHED, 1);
    Atomics.notify(this.words, FINISHED);
  }

  /** Blocks until `threads` threads have finished the job. @throws Error where one of them failed at it */
  join(threads: number): void {
    for (
      let done = Atomics.load(this.words, FINISHED);
      done < threads;
      done = Atomics.load(this.words, FINISHED)
    ) {
      waitWhile(this.words, FINISHED, done);
    }
    if (Atomics.load(this.words, FAILED)) throw new Error("a kernel failed on another thread");
  }
}

/** A page's own thread must not sleep. Only workers may. */
const MAY_SLEEP = !("document" in globalThis);

function waitWhile(words: Int32Array, index: number, value: number): void {
  for (let i = 0; i < SPINS || !MAY_SLEEP; i++) if (Atomics.load(words, index) !== value) return;
  Atomics.wait(words, index, value);
}

/** The range of units that thread `index` of `threads` does. All ranges are of about the same size, in order. */
export function partOf(units: number, index: number, threads: number): readonly [start: number, end: number] {
  return [Math.floor((units * index) / threads), Math.floor((units * (index + 1)) / threads)];
}
