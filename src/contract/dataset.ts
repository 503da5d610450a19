/** State of the training set on this device. */
export interface DatasetStatus {
  /** Whether the server this page came from offers it. */
  readonly offered: boolean;
  readonly shards: number;
  readonly shardsKept: number;
  /** Bytes to download in all, and kept so far. */
  readonly bytes: number;
  readonly bytesKept: number;
  readonly complete: boolean;
}

export interface DownloadProgress {
  readonly bytes: number;
  readonly bytesKept: number;
}

/** Fashion-MNIST, or the sample of it that comes with the app. */
export type DatasetName = "fashion-mnist" | "fashion-mnist-sample";

/** `manifest.json` of a prepared dataset, as `npm run data` and the build write it. */
export interface DatasetManifest {
  readonly format: 1;
  readonly name: DatasetName;
  readonly shards: readonly DatasetShard[];
}

/** One gzipped file: `images` pictures of 784 bytes each, then as many label bytes. */
export interface DatasetShard {
  readonly file: string;
  readonly split: "train" | "test";
  readonly images: number;
  /** Bytes as served. */
  readonly bytes: number;
  /** SHA-256 of the decompressed content, hexadecimal. */
  readonly sha256: string;
  /** Of a sample, the numbers that its pictures have in the whole split. */
  readonly numbers?: readonly number[];
}

/** What of the sample is on this device. */
export interface SampleStatus {
  /** Pictures to train on and to test with; 0 where the sample is not here yet, and could not be fetched. */
  readonly train: number;
  readonly test: number;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface DatasetCalls {
  datasetStatus: { request: undefined; progress: never; result: DatasetStatus };
  downloadDataset: { request: undefined; progress: DownloadProgress; result: DatasetStatus };
  /** Fetches the sample that comes with the app, unless it is here, and keeps it. */
  keepSample: { request: undefined; progress: never; result: SampleStatus };
  deleteDataset: { request: undefined; progress: never; result: DatasetStatus };
}
