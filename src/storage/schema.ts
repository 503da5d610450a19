import type {
  BackendChoice,
  DatasetManifest,
  ExerciseRow,
  KeptBench,
  ModelCard,
  ModelOrigin,
  RunSummary,
} from "../contract";

export const DATABASE_NAME = "hanger";
export const DATABASE_VERSION = 3;

/** A model's files as they are kept; `shipped` ones are copies of what the app was delivered with. */
export interface ModelRecord {
  readonly card: ModelCard;
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
  readonly origin: ModelOrigin;
  /** SHA-256 of `weights`, hexadecimal; checked on every load. */
  readonly sha256: string;
  /** What it remembers of the pictures it learned from; a shipped one's is fetched when it is asked for. */
  readonly memory?: ArrayBuffer;
  /** The owner's photos that it was taught; absent where it was taught none. */
  readonly taught?: readonly TaughtPhoto[];
}

/** A photo that a model was taught. */
export interface TaughtPhoto {
  readonly id: string;
  /** Id of its class then. */
  readonly label: string;
  /** The class that a network answered which was taught the others but not this one; absent where that was not tried. */
  readonly answer?: string;
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

/** A class of the owner's, or what the owner changed of one of the ten: those unchanged have no record. */
export interface ClassRecord {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** A deleted one keeps its record: models may still answer with it. */
  readonly state: "shown" | "hidden" | "deleted";
  /** The class that it is part of now. */
  readonly mergedInto?: string;
}

/** A photo of the owner's collection; its pixels are in `jpegs` and `framed`, under the same key. */
export interface PhotoRecord {
  readonly id: string;
  /** Id of its class. */
  readonly label: string;
  readonly name: string;
  readonly addedAt: number;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Of the file that it came from, hexadecimal; of the JPEG for one taken here. */
  readonly sha256: string;
  /** 64-bit difference hash, 16 hexadecimal digits: alike for pictures that look alike. */
  readonly look: string;
  /** Deleted, but not for good yet. */
  readonly deletedAt?: number;
}

/** What a network is given of a photo: RGB bytes of the squared picture, row by row, and its ground's colour. */
export interface FramedRecord {
  readonly side: number;
  readonly pixels: Uint8Array;
  readonly ground: readonly [number, number, number];
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
  /** By id. */
  classes: ClassRecord;
  photos: PhotoRecord;
  /** JPEGs as bytes, since some browsers lose Blobs, by id of the photo. */
  jpegs: ArrayBuffer;
  framed: FramedRecord;
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
  "classes",
  "photos",
  "jpegs",
  "framed",
];
