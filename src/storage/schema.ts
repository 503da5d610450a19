import type { DBSchema, IndexNames, StoreNames } from "idb";
import type {
  AnswerDraft,
  Assignment,
  BackendChoice,
  DatasetManifest,
  ExerciseRow,
  HandedIn,
  KeptAssignment,
  KeptBench,
  ModelCard,
  ModelOrigin,
  RunSummary,
} from "../contract";

export const DATABASE_NAME = "hanger";
/** `migrate` brings older databases to this version. */
export const DATABASE_VERSION = 6;

/** A network in TensorFlow.js' LayersModel format. */
export interface NetworkRecord {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

/** What is known of a model without reading its files. */
export interface ModelRecord {
  readonly card: ModelCard;
  /** `shipped` ones are copies of what the app was delivered with. */
  readonly origin: ModelOrigin;
  /** SHA-256 of the weights, hexadecimal; checked on every load. */
  readonly sha256: string;
  /** Sizes of its files in bytes; `memory` is 0 where it has none. */
  readonly bytes: { readonly modelJson: number; readonly weights: number; readonly memory: number };
}

/** A photo that a model was taught. */
export interface TaughtPhoto {
  readonly id: string;
  /** Id of its class then. */
  readonly label: string;
  /** The class that a network answered which was taught the others but not this one; absent where that was not tried. */
  readonly answer?: string;
}

/** Where a training run stands. */
export interface RunRecord {
  readonly summary: RunSummary;
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

/** A class of the owner's, or what the owner changed of a built-in one: those unchanged have no record. */
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
  /** Of the file that it came from, hexadecimal; of the JPEG for one taken here, or that came with a saved collection. */
  readonly sha256: string;
  /** 64-bit difference hash, 16 hexadecimal digits: alike for pictures that look alike. */
  readonly look: string;
}

/** A photo that was deleted and can still be brought back. */
export interface DeletedPhotoRecord extends PhotoRecord {
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
}

/** What a network is given of a photo: RGB bytes of the squared picture, row by row, and its ground's colour. */
export interface FramedRecord {
  readonly side: number;
  readonly pixels: Uint8Array;
  readonly ground: readonly [number, number, number];
}

/** What another device learned of a class, and what is counted here. */
export interface ShareRecord {
  readonly id: string;
  /** The first 8 hexadecimal digits of the checksum of the network that saw the photos. */
  readonly network: string;
  /** Id of its class here. */
  readonly label: string;
  readonly photos: number;
  /** A whole number for each feature, 0..255 x photos. */
  readonly sums: Uint32Array;
  /** Seconds since 1970 by the sender's clock; 0 where it did not say. */
  readonly madeAt: number;
  /** Where its class was added for it. */
  readonly added?: {
    readonly name: string;
    /** What there was of it before, where it had been deleted. */
    readonly before?: ClassRecord;
    /** Ids of the classes that were part of it then. */
    readonly parts: readonly string[];
  };
}

/** What the owner has answered to an assignment so far. */
export interface AnswersRecord {
  readonly draft: AnswerDraft;
  /** What takes the answers' place where they are handed in again: see `HandedIn`. */
  readonly from: string;
}

/** A store whose keys are strings. */
interface Store<Value> {
  key: string;
  value: Value;
}

/** What each store holds. Large files have stores of their own, so that questions about their owners do not read them. */
export interface HangerDatabase extends DBSchema {
  /** By name of the setting. */
  settings: Store<string>;
  /** By purpose. */
  choices: Store<ChoiceRecord>;

  /** By name of the model; so are the three that follow. */
  models: Store<ModelRecord>;
  networks: Store<NetworkRecord>;
  /** What a model remembers of the pictures it learned from; none for a shipped one, whose memory is fetched when needed. */
  memories: Store<ArrayBuffer>;
  /** The owner's photos that a model was taught; none where it was taught none. */
  taught: Store<readonly TaughtPhoto[]>;

  /** By id of the run; so are the two that follow. */
  runs: Store<RunRecord>;
  /** Needed to resume a run; deleted when it is finished. */
  checkpoints: Store<CheckpointRecord>;
  /** What a finished run has trained. */
  runNetworks: Store<NetworkRecord>;

  /** By name of the dataset. */
  manifests: Store<DatasetManifest>;
  /** Gzipped, by SHA-256 of their content. */
  shards: Store<ArrayBuffer>;
  /** By id of the run. */
  exercises: Store<ExerciseRow>;
  /** By id of the result. */
  benchmarks: Store<KeptBench>;

  /** By id; the labs, which come with the app, have no record. */
  assignments: Store<KeptAssignment>;
  /** Of the one that is being made, under the key `new`. */
  sketches: Store<Assignment>;
  /** The owner's own, by id of the assignment. */
  answers: Store<AnswersRecord>;
  /** Those of others, by id of the assignment, a colon, and who they are from. */
  handedIn: Store<HandedIn>;

  /** By id. */
  classes: Store<ClassRecord>;
  /** By id of the photo; so are the three that follow. */
  photos: Store<PhotoRecord> & { indexes: { label: string; bytes: number; sha256: string } };
  deletedPhotos: Store<DeletedPhotoRecord>;
  /** JPEGs as bytes, since some browsers lose Blobs. */
  jpegs: Store<ArrayBuffer>;
  framed: Store<FramedRecord>;
  /** By id. */
  shares: Store<ShareRecord>;
}

export type StoreName = StoreNames<HangerDatabase>;
export type StoredValue<Name extends StoreName> = HangerDatabase[Name]["value"];

export type IndexName<Name extends StoreName> = IndexNames<HangerDatabase, Name>;
export type IndexedValue<
  Name extends StoreName,
  Index extends IndexName<Name>,
> = HangerDatabase[Name] extends { indexes: infer Indexes } ? Indexes[Index & keyof Indexes] : never;

/** Every store with the properties that its records are indexed by; an index is named for its property. */
export const STORES: { readonly [Name in StoreName]: readonly IndexName<Name>[] } = {
  settings: [],
  choices: [],
  models: [],
  networks: [],
  memories: [],
  taught: [],
  runs: [],
  checkpoints: [],
  runNetworks: [],
  manifests: [],
  shards: [],
  exercises: [],
  benchmarks: [],
  assignments: [],
  sketches: [],
  answers: [],
  handedIn: [],
  classes: [],
  photos: ["label", "bytes", "sha256"],
  deletedPhotos: [],
  jpegs: [],
  framed: [],
  shares: [],
};

export const STORE_NAMES = Object.keys(STORES) as readonly StoreName[];

/**
 * Stores whose last changes may be lost with the device's power: progress, choices, and what can be fetched again. Changes to
 * all others are on the disk before the app calls them saved.
 */
export const REPLACEABLE: ReadonlySet<StoreName> = new Set([
  "settings",
  "choices",
  "runs",
  "checkpoints",
  "manifests",
  "shards",
]);
