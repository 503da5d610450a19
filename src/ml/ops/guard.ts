import { type Tensor, tidy } from "@tensorflow/tfjs-core";
import { type BackendName, describeCause } from "../../contract";

/**
 * Thrown when the current backend can no longer be trusted: its device was lost, its memory ran out, or it returned
 * NaN or infinity.
 */
export class BackendFailure extends Error {
  override readonly name = "BackendFailure";

  constructor(
    readonly backend: BackendName,
    cause: unknown,
  ) {
    super(`${backend} failed: ${describeCause(cause)}`, { cause });
  }
}

/** A backend returned NaN or infinity. Told apart from other failures because a training that diverges does so too. */
export class NoNumber extends BackendFailure {}

interface Watched {
  readonly name: BackendName;
  readonly isLost: () => boolean;
}

let watched: Watched | undefined;

/** Registers the backend that computes from now on, and how to check whether it has lost its device. */
export function watchBackend(name: BackendName, isLost = () => false): void {
  watched = { name, isLost };
}

/**
 * Runs `work` and checks afterwards that the backend still has its device. Without the check, a GPU backend that lost
 * its device goes on without an error and returns zeros.
 * @throws BackendFailure where `work` throws or the device was lost
 */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  const { name, isLost } = watched ?? UNWATCHED;
  try {
    const outcome = await work();
    if (!isLost()) return outcome;
  } catch (cause) {
    throw cause instanceof BackendFailure ? cause : new BackendFailure(name, cause);
  }
  throw new BackendFailure(name, "its device was lost");
}

/**
 * Copies the values of the tensor that `compute` returns, and disposes of every tensor that it made.
 * @throws BackendFailure where the backend fails
 */
export async function valuesOf(compute: () => Tensor): Promise<Float32Array> {
  return guarded(async () => {
    const output = tidy(compute);
    try {
      return (await output.data<"float32">()).slice();
    } finally {
      output.dispose();
    }
  });
}

/** Used under Node, where TensorFlow.js's own backends run without `watchBackend`. */
const UNWATCHED: Watched = { name: "cpu", isLost: () => false };

/** @throws NoNumber where a value is NaN or infinite: a failing GPU may return such values. */
export function requireNumbers(values: Float32Array): void {
  if (values.every(Number.isFinite)) return;
  throw new NoNumber((watched ?? UNWATCHED).name, "it gave what is no number");
}

/** Frees a backend's memory. A backend that failed may throw here too; that is logged, as there is nothing left to free. */
export function letGo(free: () => void): void {
  try {
    free();
  } catch (error) {
    console.warn("a backend that failed could not be asked to free its memory", error);
  }
}
