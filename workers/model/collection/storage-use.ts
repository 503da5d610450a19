import type { StorageUse } from "../../../src/contract";
import type { Session } from "../session";
import { keptPhotos } from "./photos";

export async function storageUse(session: Session): Promise<StorageUse> {
  const photos = await keptPhotos(await session.storage);
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  return {
    photos: photos.length,
    photoBytes: photos.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(estimate?.usage === undefined ? {} : { used: estimate.usage }),
    ...(estimate?.quota === undefined ? {} : { allowed: estimate.quota }),
    persisted,
  };
}
