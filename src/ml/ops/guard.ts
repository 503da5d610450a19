import { type Tensor, tidy } from "@tensorflow/tfjs-core";
import { type BackendName, describeCause } from "../../contract";

/** The backend at work no longer computes: its device was lost, its memory ran out, or it gave what is no number. */
export class BackendFailure extends Error {
  override readonly name = "BackendFailure";

  constructor(
    readonly backend: BackendName,
    cause: unknown,
  ) {
    super(`${backend} failed: ${describeCause(cause)}`, { cause });
  }
}

/** The same, of numbers alone: what diverges gives such ones on every backend. */
export class NoNumber extends BackendFailure {}

interface Watched {
  readonly name: BackendName;
  readonly isLost: () => boolean;
}

let watched: Watched | undefined;

/** Tells what computes from now on, and how to see that it has lost its device. */
export function watchBackend(name: BackendName, isLost = () => false): void {
  watched = { name, isLost };
}

/**
 * Computes, and vouches for the outcome: a backend that lost its device goes on without an error, and gives zeros.
 * @throws BackendFailure where the backend failed before, in or after the work
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
 * The values of what `compute` makes, in memory of their own; all tensors that it makes are freed.
 * @throws BackendFailure
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

/** Under Node, TensorFlow.js's own backends are used without being started here. */
const UNWATCHED: Watched = { name: "cpu", isLost: () => false };

/** @throws NoNumber where a value is infinite or none: a GPU that fails may answer so. */
export function requireNumbers(values: Float32Array): void {
  if (values.every(Number.isFinite)) return;
  throw new NoNumber((watched ?? UNWATCHED).name, "it gave what is no number");
}

/** Frees what a backend holds. One that failed may be past that, and then there is nothing left to free. */
export function letGo(free: () => void): void {
  try {
    free();
  } catch (error) {
    console.warn("a backend that failed could not be asked to free its memory", error);
  }
}
