import type { ActiveBackend, BackendName } from "../../contract";
import { words } from "../../words/classify";

export const backendName = (backend: BackendName) => words.backends[backend];

/** A backend at work, as the chip says it: `wasm, 4 threads`. */
export function backendTitle({ backend, threads }: ActiveBackend): string {
  return backend === "wasm-threads" ? words.wasmThreads(threads) : backendName(backend);
}
