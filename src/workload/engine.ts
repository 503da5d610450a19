import simdBinary from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm";
import { ready, registerGradient, setBackend } from "@tensorflow/tfjs-core";
import relaxedKernels from "../../build/kernels/relaxed.wasm";
import simdKernels from "../../build/kernels/simd.wasm";
import type { BackendEnvironment } from "../ml/backends/environment";
import { GRADIENTS } from "../ml/backends/kernels/gradients";
import { wasmSimd } from "../ml/backends/wasm";

const KERNELS: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  relaxed: relaxedKernels,
  simd: simdKernels,
};

const unused = (what: string) => () => Promise.reject(new Error(`one thread of wasm needs no ${what}`));

/** Nothing is fetched: what WebAssembly runs is in the page. */
const environment: BackendEnvironment = {
  isolated: false,
  cores: 1,
  downloading: (work) => work(),
  loadWasm: async () => URL.createObjectURL(new Blob([simdBinary], { type: "application/wasm" })),
  loadKernels: (variant) => WebAssembly.compile(KERNELS[variant]!),
  startKernelThread: unused("thread"),
  hasGpuAdapter: async () => false,
  createWebglContext: () => null,
};

/** Starts TensorFlow.js's wasm backend with the training kernels, on one thread. @throws Error without SIMD */
export async function startTensorFlow(): Promise<void> {
  const missing = await wasmSimd.missing(environment);
  if (missing) throw new Error(missing);
  await wasmSimd.register(environment);
  if (!(await setBackend(wasmSimd.engineName))) throw new Error("The wasm backend did not start.");
  await ready();
  GRADIENTS.forEach(registerGradient);
}
