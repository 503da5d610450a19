import { ControlBlock, partOf } from "./control-block";
import { instantiateKernels } from "./kernel-module";

/** The message that a new thread is sent. */
export interface ThreadSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: SharedArrayBuffer;
  readonly index: number;
  readonly threads: number;
}

/** Runs jobs until the thread is terminated. Calls `onReady` once, before it waits for the first job. */
export async function serveKernels(setup: ThreadSetup, onReady: () => void): Promise<never> {
  const { module, memory, index, threads } = setup;
  const kernels = await instantiateKernels(module, memory);
  const control = new ControlBlock(setup.control);
  let seen = 0;
  onReady();
  for (;;) {
    const { generation, kernel, args, units } = control.next(seen);
    seen = generation;
    control.finish(fails(() => kernels[kernel](...args, ...partOf(units, index, threads))));
  }
}

/** A kernel that traps must not end the thread: the calling one would wait for it for ever. */
function fails(kernel: () => void): boolean {
  try {
    kernel();
    return false;
  } catch {
    return true;
  }
}
