import { readFileSync } from "node:fs";
import path from "node:path";
import type { BackendEnvironment } from "../../../../src/ml/backends/environment";
import { nodeEnvironment } from "../../cpu-backend";

const ROOT = path.resolve(__dirname, "../../../..");
const BINARIES = path.join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist");

/** Node with the wasm binaries and the kernels of the build: one thread. */
export const wasmEnvironment: BackendEnvironment = {
  ...nodeEnvironment,
  loadWasm: async (binary) => path.join(BINARIES, binary),
  loadKernels: (variant) =>
    WebAssembly.compile(readFileSync(path.join(ROOT, `build/kernels/${variant}.wasm`))),
};
