import type { ActiveBackend, BackendName } from "../../contract";
import { classifyWords } from "../../words/classify";

export const backendName = (backend: BackendName) => classifyWords.backends[backend];

/** A backend at work, as the chip says it: `wasm, 4 threads`. */
export function backendTitle({ backend, threads }: ActiveBackend): string {
  return backend === "wasm-threads" ? classifyWords.wasmThreads(threads) : backendName(backend);
}
