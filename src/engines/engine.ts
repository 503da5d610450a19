import type { BenchInput } from "../contract";
import type { EngineStore } from "./engine-store";

/** Values for an input, in its shape. */
export interface EngineInput {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A network that an engine has opened. */
export interface EngineSession {
  readonly inputs: readonly BenchInput[];
  /** Answers inputs in the order of `inputs`, and reads all answers back. Returns those of the first output. */
  run(inputs: readonly EngineInput[]): Promise<Float32Array>;
}

/** An engine at work in this worker. There is one: it ends with the worker. */
export interface StartedEngine {
  /** What it loaded, and what that makes use of. */
  readonly build: string;
  readonly threads: number;
  open(file: Uint8Array<ArrayBuffer>): Promise<EngineSession>;
}

export interface EngineSettings {
  readonly store: EngineStore;
  /** Threads that it may use; 1 where memory cannot be shared. */
  readonly threads: number;
  /** Does what downloads, and nothing else. */
  downloading<T>(work: () => Promise<T>): Promise<T>;
}

/** Starts an engine. */
export type StartEngine = (settings: EngineSettings) => Promise<StartedEngine>;
