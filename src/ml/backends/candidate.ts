import type { BackendName } from "../../contract";
import type { BackendEnvironment } from "./environment";

/** A backend that can be tried: one file each, loaded only then, and listed in `registry.ts`. */
export interface Candidate {
  readonly name: BackendName;
  /** Its name within TensorFlow.js, which knows the three kinds of wasm as one. */
  readonly engineName: string;
  /** Why this browser or page cannot offer it, in a sentence; undefined where it can be tried. */
  missing(environment: BackendEnvironment): Promise<string | undefined>;
  /** Registers the backend and its kernels with TensorFlow.js. */
  register(environment: BackendEnvironment): Promise<void>;
  /** Called once started: how to see that its device was lost. Absent where it has none to lose. */
  watch?(): () => boolean;
  /** Called once it is no longer in use, or could not be started: ends what TensorFlow.js does not know of. */
  stop?(): void;
  /** Threads that compute, once started. */
  threads(environment: BackendEnvironment): number;
}
