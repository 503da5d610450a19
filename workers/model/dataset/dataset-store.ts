import {
  type DatasetManifest,
  type DatasetName,
  type DatasetShard,
  type DatasetStatus,
  type DownloadProgress,
  HangerError,
  type SampleStatus,
} from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { joinShards } from "../../../src/formats/shard";
import { type LabelledImages, selectImages } from "../../../src/ml/data/images";
import type { Storage } from "../../../src/storage";
import { datasetWords } from "../../../src/words/dataset";
import { BASE_URL } from "../base-url";

const sumBytes = (shards: readonly DatasetShard[]) => shards.reduce((sum, { bytes }) => sum + bytes, 0);

/** Fashion-MNIST, or its sample, on this device: fetched shard by shard, so that a download goes on where it stopped. */
export class DatasetStore {
  private readonly folder: URL;

  constructor(
    private readonly storage: Storage,
    private readonly name: DatasetName = "fashion-mnist",
  ) {
    this.folder = new URL(`data/${name}/`, BASE_URL);
  }

  async status(): Promise<DatasetStatus> {
    const offered = await this.fetchManifest().catch(() => undefined);
    const manifest = offered ?? (await this.storage.get("manifests", this.name));
    if (!manifest)
      return { offered: false, shards: 0, shardsKept: 0, bytes: 0, bytesKept: 0, complete: false };
    const missing = await this.missing(manifest);
    const { shards } = manifest;
    return {
      offered: offered !== undefined,
      shards: shards.length,
      shardsKept: shards.length - missing.length,
      bytes: sumBytes(shards),
      bytesKept: sumBytes(shards) - sumBytes(missing),
      complete: missing.length === 0,
    };
  }

  /** Whether all of it is on this device. */
  async isComplete(): Promise<boolean> {
    const manifest = await this.storage.get("manifests", this.name);
    return manifest !== undefined && (await this.missing(manifest)).length === 0;
  }

  /** Fetches what is missing. Each shard is checked, then kept; stopping keeps those that are whole. */
  async download(
    signal: AbortSignal,
    onProgress: (progress: DownloadProgress) => void,
  ): Promise<DatasetStatus> {
    const manifest = await this.fetchManifest(signal);
    await this.storage.write([{ store: "manifests", key: this.name, value: manifest }]);
    const bytes = sumBytes(manifest.shards);
    const missing = await this.missing(manifest);
    let bytesKept = bytes - sumBytes(missing);
    for (const shard of missing) {
      const before = bytesKept;
      const content = await this.fetchShard(shard, signal, (received) =>
        onProgress({ bytes, bytesKept: before + received }),
      );
      await this.storage.write([{ store: "shards", key: shard.sha256, value: content }]);
      bytesKept = before + shard.bytes;
      onProgress({ bytes, bytesKept });
    }
    return this.status();
  }

  /** Pictures of each split that are here. Fetches what is missing, and has none where that fails. */
  async keep(signal: AbortSignal): Promise<SampleStatus> {
    try {
      if (!(await this.isComplete())) await this.download(signal, () => undefined);
    } catch (error) {
      if (error instanceof HangerError && error.code !== "storage-full") return { train: 0, test: 0 };
      throw error;
    }
    const { shards } = (await this.storage.get("manifests", this.name))!;
    const count = (split: DatasetShard["split"]) =>
      shards.reduce((sum, shard) => sum + (shard.split === split ? shard.images : 0), 0);
    return { train: count("train"), test: count("test") };
  }

  async delete(): Promise<DatasetStatus> {
    const keep = await this.storage.getAll("manifests");
    const others = keep.filter(({ name }) => name !== this.name).flatMap(({ shards }) => shards);
    const kept = new Set(others.map(({ sha256 }) => sha256));
    const keys = (await this.storage.getAllKeys("shards")).filter((key) => !kept.has(key));
    await this.storage.write([
      ...keys.map((key) => ({ store: "shards" as const, key })),
      { store: "manifests", key: this.name },
    ]);
    return this.status();
  }

  /**
   * The first `images` pictures of a split, or all of them.
   * @throws HangerError `dataset-missing`, or `dataset-corrupt` after dropping the damaged shard
   */
  async load(split: DatasetShard["split"], images = Number.POSITIVE_INFINITY): Promise<LabelledImages> {
    const manifest = await this.storage.get("manifests", this.name);
    if (!manifest) throw missingDataset();
    const chosen: DatasetShard[] = [];
    let count = 0;
    for (const shard of manifest.shards) {
      if (shard.split !== split || count >= images) continue;
      chosen.push(shard);
      count += shard.images;
    }
    const shards = [];
    for (const shard of chosen) shards.push(await this.readShard(shard));
    return firstImages(joinShards(shards), images);
  }

  /**
   * One picture of a split, from 0, without reading those before it; undefined where there are not that many, or the sample
   * does not have it.
   */
  async loadOne(split: DatasetShard["split"], index: number): Promise<LabelledImages | undefined> {
    const manifest = await this.storage.get("manifests", this.name);
    if (!manifest) throw missingDataset();
    let at = index;
    for (const shard of manifest.shards) {
      if (shard.split !== split) continue;
      if (shard.numbers) at = shard.numbers.indexOf(index);
      if (at < 0) return undefined;
      if (at < shard.images)
        return selectImages(joinShards([await this.readShard(shard)]), Uint32Array.of(at));
      at -= shard.images;
    }
    return undefined;
  }

  private async readShard(shard: DatasetShard): Promise<Uint8Array> {
    const content = await this.storage.get("shards", shard.sha256);
    if (!content) throw missingDataset();
    try {
      return await unpack(content, shard);
    } catch (cause) {
      await this.storage.write([{ store: "shards", key: shard.sha256 }]);
      throw new HangerError("dataset-corrupt", datasetWords.picturesDamaged, { cause });
    }
  }

  private async missing({ shards }: DatasetManifest): Promise<DatasetShard[]> {
    const kept = new Set(await this.storage.getAllKeys("shards"));
    return shards.filter((shard) => !kept.has(shard.sha256));
  }

  private async fetchManifest(signal?: AbortSignal): Promise<DatasetManifest> {
    const response = await request(new URL("manifest.json", this.folder), signal);
    return response.json();
  }

  private async fetchShard(
    shard: DatasetShard,
    signal: AbortSignal,
    onReceived: (bytes: number) => void,
  ): Promise<ArrayBuffer> {
    const response = await request(new URL(shard.file, this.folder), signal);
    const content = await readBody(response, signal, onReceived);
    try {
      await unpack(content, shard);
    } catch (cause) {
      throw new HangerError("dataset-corrupt", datasetWords.picturesArrivedDamaged, { cause });
    }
    return content;
  }
}

function missingDataset(): HangerError {
  return new HangerError("dataset-missing", datasetWords.noPictures);
}

function interrupted(cause: unknown): HangerError {
  return new HangerError("dataset-interrupted", datasetWords.downloadCutOff, { cause });
}

async function request(url: URL, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {}).catch((cause) => {
    throw signal?.aborted ? cause : interrupted(cause);
  });
  if (response.status === 404) {
    throw new HangerError("dataset-missing", datasetWords.noPicturesOnServer);
  }
  if (!response.ok) throw interrupted(`${response.status} for ${url.href}`);
  return response;
}

async function readBody(
  response: Response,
  signal: AbortSignal,
  onReceived: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  try {
    const reader = response.body!.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      received += next.value.length;
      onReceived(received);
    }
  } catch (cause) {
    throw signal.aborted ? cause : interrupted(cause);
  }
  return new Blob(parts).arrayBuffer();
}

async function unpack(content: ArrayBuffer, shard: DatasetShard): Promise<Uint8Array> {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const sum = await sha256(bytes);
  if (sum !== shard.sha256) throw new Error(`${shard.file}: SHA-256 ${sum}, not ${shard.sha256}`);
  return bytes;
}

function firstImages(all: LabelledImages, images: number): LabelledImages {
  if (all.count <= images) return all;
  const { pixels } = all;
  return {
    count: images,
    pixels,
    images: all.images.subarray(0, images * pixels),
    labels: all.labels.subarray(0, images),
  };
}
