import {
  findBackend,
  findBackendFactory,
  getBackend,
  ready,
  registerGradient,
  removeBackend,
  setBackend,
} from "@tensorflow/tfjs-core";
import { greaterEqualGradConfig } from "@tensorflow/tfjs-core/dist/gradients/GreaterEqual_grad";
import { type ActiveBackend, type BackendName, HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import { letGo, watchBackend } from "../ops/guard";
import type { Candidate } from "./candidate";
import type { BackendEnvironment } from "./environment";
import { GRADIENTS } from "./kernels/gradients";
import { loadCandidate } from "./registry";

/** The candidate registered under each of TensorFlow.js's backend names. Three candidates share the name `wasm`. */
const registered = new Map<string, Candidate>();

/**
 * Starts a backend and makes it TensorFlow.js's current one. A worker may switch backends, but loses the variables that
 * it made on the earlier one, so models have to be loaded again.
 * @throws HangerError `backend-unavailable` with the reason, if the backend is missing or does not start
 */
export async function activateBackend(
  name: BackendName,
  environment: BackendEnvironment,
): Promise<ActiveBackend> {
  const candidate = await loadCandidate(name, environment);
  const missing = await candidate.missing(environment);
  if (missing) throw new HangerError("backend-unavailable", missing);
  try {
    if (registered.get(candidate.engineName) !== candidate) {
      forget(candidate.engineName);
      registered.set(candidate.engineName, candidate);
      await candidate.register(environment);
    }
    if (!(await setBackend(candidate.engineName)))
      throw new Error(`setBackend refused ${candidate.engineName}`);
    await ready();
  } catch (cause) {
    forget(candidate.engineName);
    throw new HangerError("backend-unavailable", workerWords.backendNotStarted(name), { cause });
  }
  if (getBackend() !== candidate.engineName) {
    throw new HangerError("backend-unavailable", workerWords.backendNotStarted(name));
  }
  GRADIENTS.forEach(registerGradient);
  // ThresholdedReLU compares by >, whose gradient TensorFlow.js lacks. It is zero, as that of >= is.
  registerGradient({ ...greaterEqualGradConfig, kernelName: "Greater" });
  watchBackend(name, candidate.watch?.());
  return { backend: name, threads: candidate.threads(environment) };
}

/** Removes a backend that failed, so that the next `activateBackend` starts it again. */
export function dropBackend(name: BackendName): void {
  for (const [engineName, candidate] of registered) {
    if (candidate.name !== name) continue;
    const backend = findBackend(engineName);
    const dispose = backend.dispose.bind(backend);
    // TensorFlow.js keeps a backend whose `dispose` throws.
    backend.dispose = () => letGo(dispose);
    forget(engineName);
  }
}

/** Removes the backend from TensorFlow.js, which would otherwise start the next candidate of this name as this one. */
function forget(engineName: string): void {
  registered.get(engineName)?.stop?.();
  registered.delete(engineName);
  if (findBackendFactory(engineName)) removeBackend(engineName);
}
