import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import {
  backend,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import { ADAM_UPDATE } from "../../training/adam-update";
import { replaceKernels } from "../replace-kernels";
import { KernelEngine } from "./engine";
import { hasRelaxedSimd, type KernelVariant } from "./kernel-exports";
import { KernelRunner, type StartThread } from "./kernel-runner";
import { adamUpdate } from "./kernels/adam-update";
import { batchMatMul } from "./kernels/batch-mat-mul";
import { conv2dBackpropFilter } from "./kernels/conv2d-backprop-filter";
import { conv2dBackpropInput } from "./kernels/conv2d-backprop-input";
import { fusedConv2d } from "./kernels/fused-conv2d";
import { fusedMatMul } from "./kernels/fused-mat-mul";
import { maxPool } from "./kernels/max-pool";
import { maxPoolGrad } from "./kernels/max-pool-grad";
import { sum } from "./kernels/sum";

export interface InstallOptions {
  readonly loadModule: (variant: KernelVariant) => Promise<WebAssembly.Module>;
  readonly startThread: StartThread;
  /** Threads that compute, the calling one among them; 1 where memory is not shared. */
  readonly threads: number;
}

/**
 * Gives TensorFlow.js's wasm backend, which has to be the current one and ready, the kernels it lacks for
 * training. They work on its own memory.
 */
export async function installTrainingKernels(options: InstallOptions): Promise<KernelEngine> {
  const wasmBackend = backend() as BackendWasm;
  const memory = memoryOf(wasmBackend);
  const shared = memory.buffer instanceof SharedArrayBuffer;
  const simd = hasRelaxedSimd() ? "relaxed" : "simd";
  const module = await options.loadModule(shared ? `${simd}-shared` : simd);
  const runner = await KernelRunner.create(module, memory, shared ? options.threads : 1, options.startThread);
  const engine = new KernelEngine(wasmBackend, runner);
  replaceKernels(kernelsOf(engine));
  return engine;
}

/** Takes back what the stock backend has no kernel of its own for, before a build of it that these do not fit. */
export function removeTrainingKernels(): void {
  for (const name of ["Conv2DBackpropFilter", ADAM_UPDATE]) {
    if (getKernel(name, "wasm")) unregisterKernel(name, "wasm");
  }
}

function kernelsOf(engine: KernelEngine): readonly KernelConfig[] {
  return [
    conv2dBackpropFilter(engine),
    conv2dBackpropInput(engine, stock("Conv2DBackpropInput")),
    fusedMatMul(engine, stock("_FusedMatMul")),
    fusedConv2d(engine, stock("FusedConv2D")),
    maxPool(engine, stock("MaxPool")),
    maxPoolGrad(engine),
    batchMatMul(engine, stock("BatchMatMul")),
    sum(engine, stock("Sum")),
    adamUpdate(engine),
  ];
}

function stock(name: string): KernelFunc {
  const kernel = getKernel(name, "wasm");
  if (!kernel) throw new Error(`the wasm backend has no kernel ${name}`);
  return kernel.kernelFunc;
}

/** Where the backend keeps its tensors: its builds name the memory differently. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory {
  const { wasmMemory, asm } = wasm as unknown as {
    readonly wasmMemory?: WebAssembly.Memory;
    readonly asm?: { readonly memory?: WebAssembly.Memory };
  };
  const memory = wasmMemory ?? asm?.memory;
  if (!memory) throw new Error("the wasm backend shows no memory");
  return memory;
}
