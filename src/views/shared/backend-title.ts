import { type ActiveBackend, type BackendName, type EngineName, isBackendName } from "../../contract";
import { classifyWords } from "../../words/classify";
import { engineWords } from "../../words/engines";

export const backendName = (backend: BackendName) => classifyWords.backends[backend];

/** What is measured: a backend, or another engine. */
export const laneTitle = (name: BackendName | EngineName) =>
  isBackendName(name) ? backendName(name) : engineWords.titles[name];

/** A backend at work, as the chip says it: `wasm, 4 threads`. */
export function backendTitle({ backend, threads }: ActiveBackend): string {
  return backend === "wasm-threads" ? classifyWords.wasmThreads(threads) : backendName(backend);
}
