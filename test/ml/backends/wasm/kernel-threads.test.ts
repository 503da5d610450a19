import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";

const ROOT = path.resolve(__dirname, "../../../..");
const RUNTIME = path.join(ROOT, "src/ml/backends/wasm/runtime");

const bundled = (contents: string) =>
  buildSync({
    stdin: { contents, resolveDir: RUNTIME, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
  }).outputFiles[0]!.text;

const THREAD = bundled(`
import { parentPort, workerData } from "node:worker_threads";
import { serveKernels } from "./thread";
void serveKernels(workerData, () => parentPort!.postMessage("ready"));
`);

/** Runs Adam's kernel on two threads, on numbers of which the second half lies beyond the memory, and then on fewer. */
const CALLER = bundled(`
import { once } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { KernelRunner } from "./kernel-runner";

const PAGE = 65536;

async function main() {
  const memory = new WebAssembly.Memory({ initial: 8, maximum: 65536, shared: true });
  const module = await WebAssembly.compile(workerData.module);
  const runner = await KernelRunner.create(module, memory, 2, async (setup) => {
    const thread = new Worker(workerData.thread, { eval: true, workerData: setup });
    await once(thread, "message");
    return thread;
  });
  const outcomes = [1.5, 1].map((pages) => {
    const length = (pages * PAGE) / 4;
    const [weights, gradient, first, second] = [0, 2, 4, 6].map((page) => page * PAGE);
    const moved = 7 * PAGE;
    const args = { weights, gradient, first, second, moved, length };
    const factors = { rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
    try {
      runner.run("adam", { ...args, ...factors } as never, { units: length / 4, work: 1e9 });
      return "done";
    } catch (error) {
      return String(error);
    }
  });
  runner.dispose();
  parentPort!.postMessage(outcomes);
}
void main();
`);

test("a kernel that traps on another thread is told, and nobody waits for it", async () => {
  const module = readFileSync(path.join(ROOT, "build/kernels/simd-shared.wasm"));
  const caller = new Worker(CALLER, { eval: true, workerData: { module, thread: THREAD } });
  try {
    const [outcomes] = await once(caller, "message");
    expect(outcomes).toEqual(["Error: a kernel failed on another thread", "done"]);
  } finally {
    await caller.terminate();
  }
});
