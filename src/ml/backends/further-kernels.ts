import { backend, getBackend, getKernel, type KernelConfig, registerKernel } from "@tensorflow/tfjs-core";

import { withExplicitPadding } from "./wasm/explicit-padding";

/** Loads the kernels that only graph models need, by TensorFlow.js's names of the backends. */
const LOADERS: Readonly<Record<string, () => Promise<readonly KernelConfig[]>>> = {
  cpu: async () => (await import("./kernels/further/cpu")).FURTHER_CPU_KERNELS,
  wasm: async () => (await import("./kernels/further/wasm")).FURTHER_WASM_KERNELS.map(withExplicitPadding),
  webgl: async () => (await import("./kernels/further/webgl")).FURTHER_WEBGL_KERNELS,
  webgpu: async () => (await import("./kernels/further/webgpu")).FURTHER_WEBGPU_KERNELS,
};

/** Gives the current backend all the kernels that TensorFlow.js has for it; those that are there stay as they are. */
export async function addFurtherKernels(): Promise<void> {
  const name = getBackend();
  for (const kernel of await LOADERS[name]!()) {
    if (getKernel(kernel.kernelName, name)) continue;
    registerKernel(kernel);
    // TensorFlow.js sets up kernels as it starts a backend, and this one has started.
    kernel.setupFunc?.(backend());
  }
}
