import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { getKernel, type KernelFunc, unregisterKernel } from "@tensorflow/tfjs-core";
import { replaceKernels } from "../replace-kernels";
import type { KernelEngine } from "./runtime/engine";
import { type EngineOptions, startEngine } from "./runtime/start-engine";
import type { TrainingKernel } from "./runtime/training-kernel";

/**
 * Starts an engine on a backend's memory, and registers kernels that compute with it: those that TensorFlow.js's wasm
 * backend lacks for training, and faster ones for some that it has. Its own are called for inputs that these do not take.
 * @throws where the compiled kernels do not load, or a thread does not start
 */
export async function addKernels(
  kernels: readonly TrainingKernel[],
  backend: BackendWasm,
  options: EngineOptions,
): Promise<KernelEngine> {
  const engine = await startEngine(backend, options);
  replaceKernels(
    kernels.map(({ kernelName, bind }) => {
      const stock = getKernel(kernelName, "wasm");
      const kernelFunc = bind(engine, stock?.kernelFunc ?? lacking(kernelName));
      // The stock kernel still has to be set up, as it may be called.
      return { ...stock, kernelName, backendName: "wasm", kernelFunc };
    }),
  );
  return engine;
}

const lacking = (name: string): KernelFunc => {
  return () => {
    throw new Error(`TensorFlow.js's wasm backend has no kernel ${name}`);
  };
};

/** Unregisters kernels before another build of the backend starts: one without SIMD cannot run them. */
export function removeKernels(kernels: readonly TrainingKernel[]): void {
  for (const { kernelName } of kernels) {
    if (getKernel(kernelName, "wasm")) unregisterKernel(kernelName, "wasm");
  }
}
