import { readFileSync } from "node:fs";
import path from "node:path";
import type { BackendEnvironment } from "../../../../src/ml/backends/environment";
import { nodeEnvironment } from "../../cpu-backend";

const ROOT = path.resolve(__dirname, "../../../..");
const BINARIES = path.join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist");

/** Node with the wasm binaries and the kernels of the build: one thread. */
export const wasmEnvironment: BackendEnvironment = {
  ...nodeEnvironment,
  wasmPaths: {
    "tfjs-backend-wasm.wasm": path.join(BINARIES, "tfjs-backend-wasm.wasm"),
    "tfjs-backend-wasm-simd.wasm": path.join(BINARIES, "tfjs-backend-wasm-simd.wasm"),
    "tfjs-backend-wasm-threaded-simd.wasm": path.join(BINARIES, "tfjs-backend-wasm-threaded-simd.wasm"),
  },
  loadKernels: (variant) =>
    WebAssembly.compile(readFileSync(path.join(ROOT, `build/kernels/${variant}.wasm`))),
};
