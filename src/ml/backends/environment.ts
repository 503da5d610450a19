import type { KernelVariant } from "./wasm/runtime/kernel-module";
import type { StartThread } from "./wasm/runtime/kernel-runner";

/** What backends need from the browser. The worker supplies it, so that this folder runs under Node too. */
export interface BackendEnvironment {
  /** Whether the page is cross-origin isolated, and so may share memory between threads. */
  readonly isolated: boolean;
  /** The number of logical processors. */
  readonly cores: number;
  /** Does what downloads, and nothing else: time limits leave it out. */
  downloading<T>(work: () => Promise<T>): Promise<T>;
  /** Downloads one of TensorFlow.js's wasm binaries. Returns the address that it can be read from at once. */
  loadWasm(binary: WasmBinary): Promise<string>;
  /** Loads one of the builds of the training kernels. */
  loadKernels(variant: KernelVariant): Promise<WebAssembly.Module>;
  /** Starts a thread that runs training kernels. */
  readonly startKernelThread: StartThread;
  /** Whether the browser gives a WebGPU adapter, be it hardware or software. */
  hasGpuAdapter(): Promise<boolean>;
  /** Creates a WebGL 2 context off screen, or returns null if the browser has none. */
  createWebglContext(): WebGL2RenderingContext | null;
}

/** TensorFlow.js's wasm binaries, by their names in its package. */
export const WASM_BINARIES = [
  "tfjs-backend-wasm.wasm",
  "tfjs-backend-wasm-simd.wasm",
  "tfjs-backend-wasm-threaded-simd.wasm",
] as const;

export type WasmBinary = (typeof WASM_BINARIES)[number];
