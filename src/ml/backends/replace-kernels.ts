import { getKernel, type KernelConfig, registerKernel, unregisterKernel } from "@tensorflow/tfjs-core";

/** Registers kernels, and replaces those that an earlier build of the same backend registered. */
export function replaceKernels(kernels: readonly KernelConfig[]): void {
  for (const kernel of kernels) {
    const { kernelName, backendName } = kernel;
    if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
    registerKernel(kernel);
  }
}
