import type { StorageUse } from "../../../src/contract";
import type { Storage } from "../../../src/storage";
import type { WorkerContext } from "../context";

/** How many photos there are, and the bytes of their JPEGs. */
export async function photoTotals(
  storage: Storage,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const sizes = await storage.entriesOfIndex("photos", "bytes");
  return { count: sizes.length, bytes: sizes.reduce((sum, { value }) => sum + value, 0) };
}

export async function storageUse(
  _: undefined,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<StorageUse> {
  const { count, bytes } = await photoTotals(storage);
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  return {
    photos: count,
    photoBytes: bytes,
    ...(estimate?.usage === undefined ? {} : { used: estimate.usage }),
    ...(estimate?.quota === undefined ? {} : { allowed: estimate.quota }),
    persisted,
  };
}
