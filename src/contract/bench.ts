import type { BackendName } from "./backends";

/** Median and 95th percentile, milliseconds. */
export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface BenchRequest {
  readonly backend: BackendName;
  /** Give up a measure when its rounds have taken this many seconds. */
  readonly secondsPerMeasure: number;
}

/** One backend's row. Where `error` is set, the figures it did not reach are absent. */
export interface BenchRun {
  readonly backend: BackendName;
  readonly threads?: number;
  readonly initMs?: number;
  readonly firstMs?: number;
  readonly predict1?: Timing;
  readonly predict128?: Timing;
  readonly trainStep128?: Timing;
  /** From a decoded 1280x960 frame to the answer. */
  readonly photo?: Timing;
  /** Largest difference from the reference probabilities. */
  readonly maxAbsDiff?: number;
  readonly error?: string;
}

export interface BenchPeer {
  readonly name: string;
  readonly version: string;
  readonly threads: number;
  readonly predict1?: Timing;
  readonly predict128?: Timing;
  readonly trainStep128?: Timing;
  readonly error?: string;
}

export interface BenchDevice {
  readonly userAgent: string;
  readonly cores: number;
  readonly memoryGiB?: number;
  readonly isolated: boolean;
  readonly gpu?: string;
}

export interface BenchDocument {
  readonly device: BenchDevice;
  readonly runs: readonly BenchRun[];
  readonly peers?: readonly BenchPeer[];
}
