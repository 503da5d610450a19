import type { BackendName } from "../../contract";
import type { BackendEnvironment } from "./environment";

/** A backend that the app can try. Each has a file of its own, listed in `registry.ts` and loaded when it is tried. */
export interface Candidate {
  readonly name: BackendName;
  /** TensorFlow.js's name for it. The three wasm candidates share one. */
  readonly engineName: string;
  /** A sentence that says why this browser or page cannot run it, or undefined if it can be tried. */
  missing(environment: BackendEnvironment): Promise<string | undefined>;
  /** Registers the backend and its kernels with TensorFlow.js. */
  register(environment: BackendEnvironment): Promise<void>;
  /** Called once it has started. Returns a check for whether its device was lost. Absent for backends without a device. */
  watch?(): () => boolean;
  /** Ends what TensorFlow.js does not know of. Called once the backend is no longer in use, or failed to start. */
  stop?(): void;
  /** The number of threads that it computes on. */
  threads(environment: BackendEnvironment): number;
}
