import type { KernelVariant } from "./wasm/runtime/kernel-module";
import type { StartThread } from "./wasm/runtime/kernel-runner";

/** What backends need from the browser. The worker supplies it, so that this folder runs under Node too. */
export interface BackendEnvironment {
  /** Whether the page is cross-origin isolated, and so may share memory between threads. */
  readonly isolated: boolean;
  /** The number of logical processors. */
  readonly cores: number;
  /** Absolute URLs of TensorFlow.js's three wasm binaries, by their names in its package. */
  readonly wasmPaths: Readonly<Record<WasmBinary, string>>;
  /** Loads one of the builds of the training kernels. */
  loadKernels(variant: KernelVariant): Promise<WebAssembly.Module>;
  /** Starts a thread that runs training kernels. */
  readonly startKernelThread: StartThread;
  /** Whether the browser gives a WebGPU adapter, be it hardware or software. */
  hasGpuAdapter(): Promise<boolean>;
  /** Creates a WebGL 2 context off screen, or returns null if the browser has none. */
  createWebglContext(): WebGL2RenderingContext | null;
}

export type WasmBinary =
  | "tfjs-backend-wasm.wasm"
  | "tfjs-backend-wasm-simd.wasm"
  | "tfjs-backend-wasm-threaded-simd.wasm";
