import { activateBackend } from "../../src/ml/backends/activate";
import type { BackendEnvironment } from "../../src/ml/backends/environment";

/** Node as a backend environment: one thread, no GPU. */
export const nodeEnvironment: BackendEnvironment = {
  isolated: false,
  cores: 1,
  downloading: (work) => work(),
  loadWasm: () => Promise.reject(new Error("this test runs no wasm")),
  loadKernels: () => Promise.reject(new Error("this test runs no wasm kernels")),
  startKernelThread: () => Promise.reject(new Error("this test starts no threads")),
  hasGpuAdapter: async () => false,
  createWebglContext: () => null,
};

/** Activates the plain JavaScript backend. */
export async function cpuReady(): Promise<void> {
  await activateBackend("cpu", nodeEnvironment);
}
