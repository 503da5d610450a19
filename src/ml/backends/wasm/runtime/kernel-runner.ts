import { ControlBlock, partOf } from "./control-block";
import { type KernelArguments, type KernelName, POSITIONAL } from "./kernel-calls";
import { instantiateKernels, type KernelFunctions } from "./kernel-module";
import type { ThreadSetup } from "./thread";

/** How much a kernel has to do. */
export interface KernelJob {
  /** Parts that threads can do side by side; what a unit is, each kernel's comment says. */
  readonly units: number;
  /** Multiply-adds in all. */
  readonly work: number;
}

/** A started thread, as the place that starts it sees it. */
export interface KernelThread {
  terminate(): void;
}

/** Starts a thread that serves kernels; resolves when it waits for its first job. */
export type StartThread = (setup: ThreadSetup) => Promise<KernelThread>;

/**
 * Work, in multiply-adds, below which a kernel runs on the calling thread alone: a tenth of a millisecond, of which the
 * others would save less than it may take to wake them.
 */
const SMALL_JOB = 2e6;

/** Multiply-adds in the time it takes to move a float from memory to memory: for kernels that do little else. */
const PER_FLOAT = 8;

export const movesFloats = (floats: number) => PER_FLOAT * floats;

/** All threads, or, where one does not start, none. */
async function startAll(
  setups: readonly ThreadSetup[],
  startThread: StartThread,
): Promise<readonly KernelThread[]> {
  const outcomes = await Promise.allSettled(setups.map(startThread));
  const threads = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (!failed) return threads;
  for (const thread of threads) thread.terminate();
  throw failed.reason;
}

/** Runs kernels on the calling thread and the others together. */
export class KernelRunner {
  private constructor(
    private readonly kernels: KernelFunctions,
    private readonly control: ControlBlock | undefined,
    private readonly others: readonly KernelThread[],
  ) {}

  static async create(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    threads: number,
    startThread: StartThread,
  ): Promise<KernelRunner> {
    const kernels = await instantiateKernels(module, memory);
    if (threads < 2) return new KernelRunner(kernels, undefined, []);
    const control = new ControlBlock();
    const setups = Array.from({ length: threads - 1 }, (_, i) => ({
      module,
      memory,
      control: control.buffer,
      index: i + 1,
      threads,
    }));
    return new KernelRunner(kernels, control, await startAll(setups, startThread));
  }

  get threads(): number {
    return this.others.length + 1;
  }

  /** Runs a kernel over all units of a job; returns when all are done. */
  run<Name extends KernelName>(kernel: Name, args: KernelArguments[Name], { units, work }: KernelJob): void {
    const positional = POSITIONAL[kernel](args);
    if (!this.control || units < 2 || work < SMALL_JOB) {
      this.kernels[kernel](...positional, 0, units);
      return;
    }
    this.control.post(kernel, positional, units);
    this.kernels[kernel](...positional, ...partOf(units, 0, this.threads));
    this.control.join(this.others.length);
  }

  dispose(): void {
    for (const thread of this.others) thread.terminate();
  }
}
