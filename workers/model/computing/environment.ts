import type { BackendEnvironment } from "../../../src/ml/backends/environment";
import type { KernelVariant } from "../../../src/ml/backends/wasm/runtime/kernel-module";

const WASM_PATHS = {
  "tfjs-backend-wasm.wasm": new URL(
    "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm",
    import.meta.url,
  ).href,
  "tfjs-backend-wasm-simd.wasm": new URL(
    "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
    import.meta.url,
  ).href,
  "tfjs-backend-wasm-threaded-simd.wasm": new URL(
    "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm",
    import.meta.url,
  ).href,
};

const KERNEL_PATHS: Readonly<Record<KernelVariant, URL>> = {
  relaxed: new URL("../../../build/kernels/relaxed.wasm", import.meta.url),
  simd: new URL("../../../build/kernels/simd.wasm", import.meta.url),
  "relaxed-shared": new URL("../../../build/kernels/relaxed-shared.wasm", import.meta.url),
  "simd-shared": new URL("../../../build/kernels/simd-shared.wasm", import.meta.url),
};

/** TensorFlow.js's own attributes for a context that only computes. */
const WEBGL_ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  depth: false,
  stencil: false,
  failIfMajorPerformanceCaveat: false,
};

/** This worker as the domain sees it. */
export const environment: BackendEnvironment = {
  isolated: globalThis.crossOriginIsolated === true,
  cores: navigator.hardwareConcurrency,
  wasmPaths: WASM_PATHS,
  async loadKernels(variant) {
    const response = await fetch(KERNEL_PATHS[variant]);
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    return WebAssembly.compile(await response.arrayBuffer());
  },
  startKernelThread: (setup) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(new URL("../../kernels/index.ts", import.meta.url), { name: "kernels" });
      thread.onmessage = () => resolve(thread);
      thread.onerror = (event) => reject(new Error(event.message));
      thread.postMessage(setup);
    }),
  hasGpuAdapter: async () => (await navigator.gpu?.requestAdapter().catch(() => null)) != null,
  createWebglContext() {
    if (typeof OffscreenCanvas === "undefined") return null;
    return new OffscreenCanvas(1, 1).getContext("webgl2", WEBGL_ATTRIBUTES);
  },
};
