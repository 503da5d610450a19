import type { ActiveBackend, BackendName } from "../../contract";

const TITLES: Readonly<Record<BackendName, string>> = {
  webgpu: "WebGPU",
  webgl: "WebGL",
  "wasm-threads": "wasm, threads",
  "wasm-simd": "wasm, SIMD",
  wasm: "wasm",
  cpu: "plain JavaScript",
};

export const backendName = (backend: BackendName) => TITLES[backend];

/** A backend at work, as the chip says it: `wasm, 4 threads`. */
export function backendTitle({ backend, threads }: ActiveBackend): string {
  return backend === "wasm-threads" ? `wasm, ${threads} threads` : TITLES[backend];
}
