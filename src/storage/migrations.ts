import type { IDBPDatabase, IDBPTransaction } from "idb";
import { type ModelRecord, type NetworkRecord, STORE_NAMES, STORES, type TaughtPhoto } from "./schema";

/** Of a database that is not of the current schema yet. */
type Upgrade = IDBPTransaction<unknown, string[], "versionchange">;

/**
 * Brings a database to the current version, within the transaction that upgrades it: where that is cut off, the browser
 * keeps the database as it was. Versions 2, 3, 5 and 6 only added stores.
 * @param from version of the database that is there; 0 for a new one
 */
export async function migrate(
  database: IDBPDatabase<unknown>,
  transaction: Upgrade,
  from: number,
): Promise<void> {
  for (const name of STORE_NAMES) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
    const store = transaction.objectStore(name);
    for (const index of STORES[name]) {
      if (!store.indexNames.contains(index)) store.createIndex(index, index);
    }
  }
  if (from === 0 || from >= 4) return;
  // A cursor holds one record in memory at a time.
  await splitModels(transaction);
  await splitRuns(transaction);
  await moveDeletedPhotos(transaction);
}

/** A model in versions 1 to 3: the card and all files in one record. */
interface ModelRecord3 extends Pick<ModelRecord, "card" | "origin" | "sha256">, NetworkRecord {
  readonly memory?: ArrayBuffer;
  readonly taught?: readonly TaughtPhoto[];
}

async function splitModels(transaction: Upgrade): Promise<void> {
  for await (const cursor of transaction.objectStore("models")) {
    const { key, value } = cursor;
    if (!isObject(value) || !hasNetwork(value)) continue;
    const { card, origin, sha256, modelJson, weights, memory, taught } = value as unknown as ModelRecord3;
    const bytes = {
      modelJson: modelJson.length,
      weights: weights.byteLength,
      memory: memory?.byteLength ?? 0,
    };
    await transaction.objectStore("networks").put({ modelJson, weights }, key);
    if (memory) await transaction.objectStore("memories").put(memory, key);
    if (taught) await transaction.objectStore("taught").put(taught, key);
    await cursor.update({ card, origin, sha256, bytes });
  }
}

async function splitRuns(transaction: Upgrade): Promise<void> {
  for await (const cursor of transaction.objectStore("runs")) {
    const { key, value } = cursor;
    if (!isObject(value) || !isObject(value.files)) continue;
    const { files, ...record } = value;
    if (hasNetwork(files)) await transaction.objectStore("runNetworks").put(files, key);
    await cursor.update(record);
  }
}

/** In version 3, a deleted photo was one with `deletedAt` among the others. */
async function moveDeletedPhotos(transaction: Upgrade): Promise<void> {
  for await (const cursor of transaction.objectStore("photos")) {
    const { key, value } = cursor;
    if (!isObject(value) || value.deletedAt === undefined) continue;
    await transaction.objectStore("deletedPhotos").put(value, key);
    await cursor.delete();
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const hasNetwork = (value: object): value is NetworkRecord =>
  "modelJson" in value &&
  typeof value.modelJson === "string" &&
  "weights" in value &&
  (value.weights instanceof ArrayBuffer || ArrayBuffer.isView(value.weights));
