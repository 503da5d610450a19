import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { DatasetManifest, DatasetShard } from "../../src/contract";
import { parseIdx } from "../../src/formats/idx";
import { FASHION_MNIST_PIXELS, packShard } from "../../src/formats/shard";
import type { LabelledImages } from "../../src/ml/data/images";
import type { DatasetFile } from "./files";

/** Pictures per shard. The first shard is enough for a small training. */
const SHARD_IMAGES = 5000;

/** Writes a dataset, given as its four IDX files, as gzipped shards with a manifest, replacing what is in the folder. */
export async function prepareDataset(
  contents: Readonly<Record<DatasetFile, Uint8Array>>,
  folder: string,
  shardImages = SHARD_IMAGES,
): Promise<DatasetManifest> {
  await emptyFolder(folder);
  const { train, test } = splitsOf(contents);
  const shards = [
    ...(await writeShards("train", train, folder, shardImages)),
    ...(await writeShards("test", test, folder, shardImages)),
  ];
  return writeManifest({ format: 1, name: "fashion-mnist", shards }, folder);
}

export async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

export async function writeManifest(manifest: DatasetManifest, folder: string): Promise<DatasetManifest> {
  await writeFile(path.join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Both splits of a dataset, given as its four IDX files. */
export function splitsOf(
  contents: Readonly<Record<DatasetFile, Uint8Array>>,
): Readonly<Record<DatasetShard["split"], LabelledImages>> {
  return {
    train: join(contents["train-images-idx3-ubyte"], contents["train-labels-idx1-ubyte"]),
    test: join(contents["t10k-images-idx3-ubyte"], contents["t10k-labels-idx1-ubyte"]),
  };
}

function join(images: Uint8Array, labels: Uint8Array): LabelledImages {
  const { data } = parseIdx(labels);
  return { count: data.length, pixels: FASHION_MNIST_PIXELS, images: parseIdx(images).data, labels: data };
}

async function writeShards(
  split: DatasetShard["split"],
  all: LabelledImages,
  folder: string,
  shardImages: number,
): Promise<DatasetShard[]> {
  const starts = Array.from({ length: Math.ceil(all.count / shardImages) }, (_, i) => i * shardImages);
  return Promise.all(
    starts.map((start, i) => writeShard(split, i, part(all, start, start + shardImages), folder)),
  );
}

function part(
  { count, pixels, images, labels }: LabelledImages,
  start: number,
  stop: number,
): LabelledImages {
  const end = Math.min(count, stop);
  return {
    count: end - start,
    pixels,
    images: images.subarray(start * pixels, end * pixels),
    labels: labels.subarray(start, end),
  };
}

/** Writes pictures as a gzipped file into a folder. */
export async function writeShard(
  split: DatasetShard["split"],
  index: number,
  images: LabelledImages,
  folder: string,
): Promise<DatasetShard> {
  const content = packShard(images);
  const packed = await promisify(gzip)(content, { level: 9 });
  const file = `${split}-${String(index).padStart(2, "0")}.bin`;
  await writeFile(path.join(folder, file), packed);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { file, split, images: images.count, bytes: packed.length, sha256 };
}
