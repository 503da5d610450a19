import { type KernelName, POSITIONAL } from "./kernel-calls";

/** A kernel's number in the control block is its place in this list, which all threads have from the same source. */
const NAMES = Object.keys(POSITIONAL) as readonly KernelName[];

/** Words of the control block, each 32 bits, of which several threads read and write some. */
const GENERATION = 0;
const FINISHED = 1;
const KERNEL = 2;
const UNITS = 3;
const COUNT = 4;
const MOST_ARGUMENTS = 24;

/**
 * Looks that a thread takes for the next job before it goes to sleep, about a third of a millisecond: waking one costs
 * as much as a kernel, and predictions of single pictures follow one another about so fast.
 */
const SPINS = 120_000;

/**
 * How a job reaches the threads and how its end is told: a few words of memory that all share. Arguments are
 * 64-bit floats, which hold both addresses and factors exactly.
 */
export class ControlBlock {
  private readonly words: Int32Array;
  private readonly args: Float64Array;

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(32 + 8 * MOST_ARGUMENTS)) {
    this.words = new Int32Array(buffer, 0, 8);
    this.args = new Float64Array(buffer, 32);
  }

  /** Hands out a job, of which every listening thread does its part. */
  post(kernel: KernelName, args: readonly number[], units: number): void {
    this.words[KERNEL] = NAMES.indexOf(kernel);
    this.words[UNITS] = units;
    this.words[COUNT] = args.length;
    this.args.set(args);
    Atomics.store(this.words, FINISHED, 0);
    Atomics.add(this.words, GENERATION, 1);
    Atomics.notify(this.words, GENERATION);
  }

  /** Waits for the next job after generation `seen`. */
  next(seen: number): { generation: number; kernel: KernelName; args: number[]; units: number } {
    waitWhile(this.words, GENERATION, seen);
    return {
      generation: Atomics.load(this.words, GENERATION),
      kernel: NAMES[this.words[KERNEL]!]!,
      units: this.words[UNITS]!,
      args: Array.from(this.args.subarray(0, this.words[COUNT]!)),
    };
  }

  finish(): void {
    Atomics.add(this.words, FINISHED, 1);
    Atomics.notify(this.words, FINISHED);
  }

  /** Waits until `threads` have finished the job. */
  join(threads: number): void {
    for (
      let done = Atomics.load(this.words, FINISHED);
      done < threads;
      done = Atomics.load(this.words, FINISHED)
    ) {
      waitWhile(this.words, FINISHED, done);
    }
  }
}

function waitWhile(words: Int32Array, index: number, value: number): void {
  for (let i = 0; i < SPINS; i++) if (Atomics.load(words, index) !== value) return;
  Atomics.wait(words, index, value);
}

/** The units that thread `index` of `threads` does: even parts, in order. */
export function partOf(units: number, index: number, threads: number): readonly [start: number, end: number] {
  return [Math.floor((units * index) / threads), Math.floor((units * (index + 1)) / threads)];
}
