import { ControlBlock, partOf } from "./control-block";
import { type KernelArguments, type KernelName, POSITIONAL } from "./kernel-calls";
import { instantiateKernels, type KernelFunctions } from "./kernel-module";
import type { ThreadSetup } from "./thread";

/** How much a kernel has to do. */
export interface KernelJob {
  /** The number of parts that threads can do side by side. Each kernel's comment says what a unit is. */
  readonly units: number;
  /** The number of multiply-adds of the whole job. */
  readonly work: number;
}

/** A handle to a started thread. */
export interface KernelThread {
  terminate(): void;
}

/** Starts a thread that runs kernels. Resolves once the thread waits for its first job. */
export type StartThread = (setup: ThreadSetup) => Promise<KernelThread>;

/**
 * A kernel with fewer multiply-adds runs on the calling thread alone. It takes a third of a millisecond at most, and waking
 * the other threads may take longer than they would save: with a third of this, one picture in twenty took the course's
 * network 3.4 ms on two cores, and now 0.5, with the same median (`npm run bench`).
 */
const SMALL_JOB = 6e6;

/** The number of multiply-adds that take as long as copying one float. */
const PER_FLOAT = 8;

/** The work of a kernel that does little but move `floats` floats. */
export const movesFloats = (floats: number) => PER_FLOAT * floats;

/** Starts all threads. If one does not start, ends the others and throws its error. */
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

/** Runs kernels on the calling thread and on those that it started. */
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

  /** Runs a kernel and returns when all units are done. */
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
