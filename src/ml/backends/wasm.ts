import {
  BackendWasm,
  init,
  setThreadsCount,
  setWasmPaths,
} from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import "@tensorflow/tfjs-backend-wasm/dist/flags_wasm";
import { env, registerBackend } from "@tensorflow/tfjs-core";
import { workerWords } from "../../words/worker";
import type { Candidate } from "./candidate";
import { type BackendEnvironment, WASM_BINARIES, type WasmBinary } from "./environment";
import { WASM_KERNELS } from "./kernels/wasm";
import { replaceKernels } from "./replace-kernels";
import { threadsFor } from "./threads-for";
import { withExplicitPadding } from "./wasm/explicit-padding";
import { COMPOSED_GRADIENTS } from "./wasm/kernels/composed-gradients";
import { OF_PROJECT, OF_TENSORFLOWJS } from "./wasm/kernels/registry";
import type { KernelEngine } from "./wasm/runtime/engine";
import { refuseWithoutMemory } from "./wasm/runtime/heap";
import { addKernels, removeKernels } from "./wasm/training-kernels";

/** What the browser supports. Read before `register` overwrites these flags with what a build uses. */
const hasSimd = env().getAsync("WASM_HAS_SIMD_SUPPORT");
const hasThreads = env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT");

interface Variant {
  readonly simd: boolean;
  /** The number of threads that run training kernels, including the calling one. */
  readonly threads: number;
}

const TRAINING_KERNELS = [...OF_TENSORFLOWJS, ...OF_PROJECT];

/** The kernel engine of the build that is in use. */
let running: KernelEngine | undefined;

/**
 * Registers one of the three builds of TensorFlow.js's wasm backend under their common name, with the training kernels
 * that the backend lacks. These need SIMD. Without it, the missing gradients are composed of stock kernels.
 */
function register(environment: BackendEnvironment, { simd, threads }: Variant): void {
  env().set("WASM_HAS_SIMD_SUPPORT", simd);
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", threads > 1);
  // TensorFlow.js's own threads would spin while they wait, and slow down the kernel threads.
  setThreadsCount(1);
  removeKernels(TRAINING_KERNELS);
  replaceKernels(WASM_KERNELS.map(withExplicitPadding));
  registerBackend("wasm", async () => {
    const address = await environment.loadWasm(binaryFor(simd, threads));
    // TensorFlow.js wants an address for each of them, and reads the one that it was told to use.
    setWasmPaths(Object.fromEntries(WASM_BINARIES.map((name) => [name, address])));
    const backend = new BackendWasm((await init()).wasm);
    refuseWithoutMemory(backend);
    if (!simd) {
      replaceKernels(COMPOSED_GRADIENTS);
      return backend;
    }
    running = await addKernels(TRAINING_KERNELS, backend, {
      loadModule: environment.loadKernels,
      startThread: environment.startKernelThread,
      threads,
    });
    return backend;
  });
}

function binaryFor(simd: boolean, threads: number): WasmBinary {
  if (threads > 1) return "tfjs-backend-wasm-threaded-simd.wasm";
  return simd ? "tfjs-backend-wasm-simd.wasm" : "tfjs-backend-wasm.wasm";
}

function stop(): void {
  running?.dispose();
  running = undefined;
}

async function missingSimd(): Promise<string | undefined> {
  return (await hasSimd) ? undefined : workerWords.noSimd;
}

export const wasmThreads: Candidate = {
  name: "wasm-threads",
  engineName: "wasm",
  async missing({ isolated, cores }) {
    if (!isolated) return workerWords.notIsolated;
    if (cores < 2) return workerWords.singleCore;
    if (!(await hasThreads)) return workerWords.noThreads;
    return missingSimd();
  },
  async register(environment) {
    register(environment, { simd: true, threads: threadsFor(environment) });
  },
  stop,
  threads: threadsFor,
};

export const wasmSimd: Candidate = {
  name: "wasm-simd",
  engineName: "wasm",
  missing: missingSimd,
  async register(environment) {
    register(environment, { simd: true, threads: 1 });
  },
  stop,
  threads: () => 1,
};

export const wasm: Candidate = {
  name: "wasm",
  engineName: "wasm",
  missing: async () => (typeof WebAssembly === "undefined" ? workerWords.noWebAssembly : undefined),
  async register(environment) {
    register(environment, { simd: false, threads: 1 });
  },
  stop,
  threads: () => 1,
};
