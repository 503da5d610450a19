import type {
  BackendChoice,
  DatasetManifest,
  ExerciseRow,
  KeptBench,
  ModelCard,
  RunSummary,
} from "../contract";

export const DATABASE_NAME = "hanger";
export const DATABASE_VERSION = 2;

/** A model's files as they are kept; `shipped` ones are copies of what the app was delivered with. */
export interface ModelRecord {
  readonly card: ModelCard;
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
  readonly origin: "shipped" | "trained";
  /** SHA-256 of `weights`, hexadecimal; checked on every load. */
  readonly sha256: string;
  /** What it remembers of the pictures it learned from; a shipped one's is fetched when it is asked for. */
  readonly memory?: ArrayBuffer;
}

/** Where a run stands and, once finished, the network it made. */
export interface RunRecord {
  readonly summary: RunSummary;
  readonly files?: { readonly modelJson: string; readonly weights: ArrayBuffer };
}

/** All that a run needs to go on; opaque to storage. */
export interface CheckpointRecord {
  readonly savedAt: number;
  readonly position: unknown;
  readonly state: unknown;
}

/** A backend choice holds for one version of the app in one version of the browser. */
export interface ChoiceRecord {
  readonly appVersion: string;
  readonly userAgent: string;
  readonly choice: BackendChoice;
}

/** What each store holds; keys are strings throughout. */
export interface StoredValues {
  /** By name of the setting. */
  settings: string;
  /** By purpose. */
  choices: ChoiceRecord;
  /** By name. */
  models: ModelRecord;
  /** By id of the run. */
  runs: RunRecord;
  checkpoints: CheckpointRecord;
  /** By name of the dataset. */
  manifests: DatasetManifest;
  /** Gzipped, by SHA-256 of their content. */
  shards: ArrayBuffer;
  /** By id of the run. */
  exercises: ExerciseRow;
  /** By id of the result. */
  benchmarks: KeptBench;
}

export type StoreName = keyof StoredValues;

export const STORE_NAMES: readonly StoreName[] = [
  "settings",
  "choices",
  "models",
  "runs",
  "checkpoints",
  "manifests",
  "shards",
  "exercises",
  "benchmarks",
];
