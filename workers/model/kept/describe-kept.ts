import { ENGINE_CACHE, ENGINE_HEADER, type KeptAmount, type KeptData } from "../../../src/contract";
import type { ModelRecord, Storage } from "../../../src/storage";
import { photoTotals } from "../collection/storage-use";
import type { WorkerContext } from "../context";
import { ownModels } from "../models/own-models";

/** How much is kept of what, without what comes with the app. */
export async function describeKept(
  _: undefined,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<KeptData> {
  const count = async (store: "shares" | "runs" | "exercises" | "assignments" | "benchmarks") => ({
    count: await storage.count(store),
  });
  return {
    photos: await photoTotals(storage),
    models: await modelsOf(storage),
    shares: await count("shares"),
    dataset: await trainingPictures(storage),
    trainings: await count("runs"),
    exercises: await count("exercises"),
    assignments: await count("assignments"),
    results: await count("benchmarks"),
    engines: await enginesKept(),
  };
}

async function modelsOf(storage: Storage): Promise<KeptAmount> {
  const models = await ownModels(storage);
  const bytesOf = ({ bytes: { modelJson, weights, memory } }: ModelRecord) => modelJson + weights + memory;
  return { count: models.length, bytes: sumOf(models, bytesOf) };
}

async function trainingPictures(storage: Storage): Promise<KeptAmount> {
  const kept = new Set(await storage.getAllKeys("shards"));
  const shards = (await storage.getAll("manifests"))
    .flatMap((manifest) => manifest.shards)
    .filter(({ sha256 }) => kept.has(sha256));
  return { count: sumOf(shards, ({ images }) => images), bytes: sumOf(shards, ({ bytes }) => bytes) };
}

/** Files of other engines, by the lengths that they were kept with. */
async function enginesKept(): Promise<KeptAmount> {
  const { caches } = globalThis;
  // Pages that came over plain http have no caches; opening one would make it.
  if (!(await caches?.has(ENGINE_CACHE).catch(() => false))) return { count: 0 };
  const cache = await caches.open(ENGINE_CACHE);
  const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  const bytesOf = (response: Response | undefined) => Number(response?.headers.get("Content-Length") ?? 0);
  const names = new Set(kept.map((response) => response?.headers.get(ENGINE_HEADER)));
  return { count: names.size, bytes: sumOf(kept, bytesOf) };
}

const sumOf = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((sum, value) => sum + of(value), 0);
