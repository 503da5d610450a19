import type { BackendName } from "../../contract";
import type { Candidate } from "./candidate";
import type { BackendEnvironment } from "./environment";

/** Loads each candidate's code, which is not fetched before the backend is tried. */
const LOADERS: Readonly<Record<BackendName, () => Promise<Candidate>>> = {
  webgpu: async () => (await import("./webgpu")).webgpu,
  webgl: async () => (await import("./webgl")).webgl,
  "wasm-threads": async () => (await import("./wasm")).wasmThreads,
  "wasm-simd": async () => (await import("./wasm")).wasmSimd,
  wasm: async () => (await import("./wasm")).wasm,
  cpu: async () => (await import("./cpu")).cpu,
};

export const loadCandidate = (name: BackendName, { downloading }: BackendEnvironment): Promise<Candidate> =>
  downloading(LOADERS[name]);
