import {
  BackendWasm,
  init,
  setThreadsCount,
  setWasmPaths,
} from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import "@tensorflow/tfjs-backend-wasm/dist/flags_wasm";
import { env, registerBackend } from "@tensorflow/tfjs-core";
import type { Candidate } from "./candidate";
import type { BackendEnvironment } from "./environment";
import { WASM_KERNELS } from "./kernels/wasm";
import { replaceKernels } from "./replace-kernels";
import { installTrainingKernels, removeTrainingKernels } from "./wasm/install";

/** What the browser can do, asked before starting a build sets the same flags to what that build uses. */
const hasSimd = env().getAsync("WASM_HAS_SIMD_SUPPORT");
const hasThreads = env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT");

interface Variant {
  readonly simd: boolean;
  readonly threads: boolean;
}

/** Registers one of the three builds of TensorFlow.js's wasm backend under its one name. */
async function register({ wasmPaths }: BackendEnvironment, { simd, threads }: Variant): Promise<void> {
  env().set("WASM_HAS_SIMD_SUPPORT", simd);
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", threads);
  setWasmPaths({ ...wasmPaths });
  removeTrainingKernels();
  registerBackend("wasm", async () => new BackendWasm((await init()).wasm));
  replaceKernels(WASM_KERNELS);
}

/** Most threads that share a kernel: beyond, handing out the work costs more than it saves. */
const MOST_THREADS = 8;

const threadsFor = ({ cores }: BackendEnvironment) => Math.min(MOST_THREADS, cores);

/** The training kernels need SIMD; without it, and without them, this backend only predicts. */
async function addKernels(environment: BackendEnvironment, threads: number): Promise<void> {
  await installTrainingKernels({
    loadModule: environment.loadKernels,
    startThread: environment.startKernelThread,
    threads,
  });
}

async function missingSimd(): Promise<string | undefined> {
  return (await hasSimd) ? undefined : "This browser has no SIMD instructions for WebAssembly.";
}

export const wasmThreads: Candidate = {
  name: "wasm-threads",
  engineName: "wasm",
  async missing({ isolated, cores }) {
    if (!isolated)
      return "This page is not cross-origin isolated, so it may not share memory between threads.";
    if (cores < 2) return "This device has a single core.";
    if (!(await hasThreads)) return "This browser has no WebAssembly threads.";
    return missingSimd();
  },
  async register(environment) {
    // Its own threads would spin for work beside ours, and take the cores from them.
    setThreadsCount(1);
    await register(environment, { simd: true, threads: true });
  },
  started: (environment) => addKernels(environment, threadsFor(environment)),
  threads: threadsFor,
};

export const wasmSimd: Candidate = {
  name: "wasm-simd",
  engineName: "wasm",
  missing: missingSimd,
  register: (environment) => register(environment, { simd: true, threads: false }),
  started: (environment) => addKernels(environment, 1),
  threads: () => 1,
};

export const wasm: Candidate = {
  name: "wasm",
  engineName: "wasm",
  missing: async () => (typeof WebAssembly === "undefined" ? "This browser has no WebAssembly." : undefined),
  register: (environment) => register(environment, { simd: false, threads: false }),
  threads: () => 1,
};
