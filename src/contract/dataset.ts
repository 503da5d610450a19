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

/** `manifest.json` of the prepared dataset, as `npm run data` writes it. */
export interface DatasetManifest {
  readonly format: 1;
  readonly name: "fashion-mnist";
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
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface DatasetCalls {
  datasetStatus: { request: undefined; progress: never; result: DatasetStatus };
  downloadDataset: { request: undefined; progress: DownloadProgress; result: DatasetStatus };
  deleteDataset: { request: undefined; progress: never; result: DatasetStatus };
}
