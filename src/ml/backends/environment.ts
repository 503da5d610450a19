import type { KernelVariant } from "./wasm/runtime/kernel-module";
import type { StartThread } from "./wasm/runtime/kernel-runner";

/** What the worker tells the domain about the place it runs in: the domain itself knows no browser. */
export interface BackendEnvironment {
  /** Whether the page is cross-origin isolated, and so may share memory between threads. */
  readonly isolated: boolean;
  /** Logical processors. */
  readonly cores: number;
  /** Absolute addresses of TensorFlow.js's three wasm binaries, by their names in its package. */
  readonly wasmPaths: Readonly<Record<WasmBinary, string>>;
  /** The module of training kernels, built for what this engine can do. */
  loadKernels(variant: KernelVariant): Promise<WebAssembly.Module>;
  /** Starts a thread of the training kernels. */
  readonly startKernelThread: StartThread;
  /** Whether the page asked the browser for a software or hardware GPU adapter and got one. */
  hasGpuAdapter(): Promise<boolean>;
  /** A WebGL 2 context that belongs to no page element, or null. */
  createWebglContext(): WebGL2RenderingContext | null;
}

export type WasmBinary =
  | "tfjs-backend-wasm.wasm"
  | "tfjs-backend-wasm-simd.wasm"
  | "tfjs-backend-wasm-threaded-simd.wasm";
