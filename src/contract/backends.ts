/** The ways to compute, from the most specialised to the one that works everywhere. */
export const BACKENDS = ["webgpu", "webgl", "wasm-threads", "wasm-simd", "wasm", "cpu"] as const;

export type BackendName = (typeof BACKENDS)[number];

/** What a backend is measured and chosen for; the best for one is often not the best for the other. */
export type Purpose = "classify" | "train";

export function isBackendName(text: string): text is BackendName {
  return (BACKENDS as readonly string[]).includes(text);
}

/**
 * How a candidate did. `missing`: this browser or page does not offer it. `failed`: it threw. `wrong`: its
 * answers differ from the reference. `timeout`: it hung or was too slow to be of use, and was ended.
 */
export type ProbeStatus = "ok" | "missing" | "failed" | "wrong" | "timeout";

export interface ProbeReport {
  readonly backend: BackendName;
  readonly purpose: Purpose;
  readonly status: ProbeStatus;
  /** Why the status is not `ok`, in a sentence. */
  readonly reason?: string;
  /** Threads that compute, 1 where there is no choice. */
  readonly threads?: number;
  /** Milliseconds to load and start the backend. */
  readonly initMs?: number;
  /** Median milliseconds of one prediction of one picture, or of one training step: of 8, benchmarked of more. */
  readonly medianMs?: number;
  /** Largest absolute difference from the reference answers (probabilities, or losses). */
  readonly maxAbsDiff?: number;
}

/** Which backend does which job, and why. */
export interface BackendChoice {
  readonly purpose: Purpose;
  readonly backend: BackendName;
  /** `measured`: fastest of the candidates; `picked`: by the user or the address; `provisional`: not yet measured. */
  readonly by: "measured" | "picked" | "provisional";
  readonly reports: readonly ProbeReport[];
  /** Milliseconds since 1970 of the measurement; absent where nothing was measured. */
  readonly measuredAt?: number;
}

/** The backend at work in the worker. */
export interface ActiveBackend {
  readonly backend: BackendName;
  readonly threads: number;
}

/** What the worker's current backend holds. */
export interface MemoryUse {
  readonly tensors: number;
  /** Of the tensors. */
  readonly bytes: number;
  /** Of the backend's whole memory, where it has one of its own: WebAssembly's grows and never shrinks. */
  readonly reservedBytes?: number;
}
