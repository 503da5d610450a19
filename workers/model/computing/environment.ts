import type { BackendEnvironment, WasmBinary } from "../../../src/ml/backends/environment";
import type { KernelVariant } from "../../../src/ml/backends/wasm/runtime/kernel-module";
import { downloads } from "../downloads";

const WASM_PATHS: Readonly<Record<WasmBinary, string>> = {
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

/** Addresses of the binaries that are there already. They last as long as the worker does. */
const addresses = new Map<WasmBinary, string>();

const download = (address: string | URL): Promise<ArrayBuffer> =>
  downloads.during(async () => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    return response.arrayBuffer();
  });

/** This worker as the domain sees it. */
export const environment: BackendEnvironment = {
  isolated: globalThis.crossOriginIsolated === true,
  cores: navigator.hardwareConcurrency,
  downloading: (work) => downloads.during(work),
  async loadWasm(binary) {
    const known = addresses.get(binary);
    if (known) return known;
    const bytes = await download(WASM_PATHS[binary]);
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/wasm" }));
    addresses.set(binary, address);
    return address;
  },
  loadKernels: async (variant) => WebAssembly.compile(await download(KERNEL_PATHS[variant])),
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
