import { getKernel, type KernelConfig, type KernelFunc, unregisterKernel } from "@tensorflow/tfjs-core";
import { WASM_KERNELS } from "../kernels/wasm";
import * as registry from "./kernels/registry";
import type { KernelEngine } from "./runtime/engine";
import type { TrainingKernel } from "./runtime/training-kernel";

const TRAINING_KERNELS: readonly TrainingKernel[] = Object.values(registry);

/** The kernels of TensorFlow.js's own wasm backend. */
const STOCK = new Map(WASM_KERNELS.map((kernel) => [kernel.kernelName, kernel]));

/** The kernels that TensorFlow.js's wasm backend lacks for training, and faster ones for some that it has. */
export function trainingKernels(engine: KernelEngine): readonly KernelConfig[] {
  return TRAINING_KERNELS.map(({ kernelName, bind }) => {
    const stock = STOCK.get(kernelName);
    const kernelFunc = bind(engine, stock?.kernelFunc ?? lacking(kernelName));
    // The stock kernel still has to be set up, as it may be called.
    return { ...stock, kernelName, backendName: "wasm", kernelFunc };
  });
}

const lacking = (name: string): KernelFunc => {
  return () => {
    throw new Error(`TensorFlow.js's wasm backend has no kernel ${name}`);
  };
};

/**
 * Unregisters the kernels that the wasm backend lacks, before another build of it starts: one without SIMD cannot run
 * them, and registering its own kernels would not replace these.
 */
export function removeTrainingKernels(): void {
  for (const { kernelName } of TRAINING_KERNELS) {
    if (!STOCK.has(kernelName) && getKernel(kernelName, "wasm")) unregisterKernel(kernelName, "wasm");
  }
}
