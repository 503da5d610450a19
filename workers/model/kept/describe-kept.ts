import type { KeptAmount, KeptData } from "../../../src/contract";
import type { Storage } from "../../../src/storage";
import { keptPhotos } from "../collection/photos";
import { ownModels } from "../models/own-models";

/** How much is kept of what, without what comes with the app. */
export async function describeKept(storage: Storage): Promise<KeptData> {
  const count = async (store: "runs" | "exercises" | "benchmarks") => ({
    count: (await storage.keys(store)).length,
  });
  const photos = await keptPhotos(storage);
  return {
    photos: { count: photos.length, bytes: sumOf(photos, ({ bytes }) => bytes) },
    models: await modelsOf(storage),
    dataset: await trainingPictures(storage),
    trainings: await count("runs"),
    exercises: await count("exercises"),
    results: await count("benchmarks"),
  };
}

async function modelsOf(storage: Storage): Promise<KeptAmount> {
  const sizes: number[] = [];
  for await (const { modelJson, weights, memory } of ownModels(storage)) {
    sizes.push(modelJson.length + weights.byteLength + (memory?.byteLength ?? 0));
  }
  return { count: sizes.length, bytes: sumOf(sizes, (bytes) => bytes) };
}

async function trainingPictures(storage: Storage): Promise<KeptAmount> {
  const kept = new Set(await storage.keys("shards"));
  const shards = (await storage.getAll("manifests"))
    .flatMap((manifest) => manifest.shards)
    .filter(({ sha256 }) => kept.has(sha256));
  return { count: sumOf(shards, ({ images }) => images), bytes: sumOf(shards, ({ bytes }) => bytes) };
}

const sumOf = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((sum, value) => sum + of(value), 0);
