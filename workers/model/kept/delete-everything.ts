import { SHARED_FILES } from "../../../src/contract";
import { aloneOnDevice } from "../../../src/locks/heavy-work";
import type { Storage } from "../../../src/storage";

/**
 * Deletes all that is kept, in one transaction, and files that were shared and not looked at yet; what comes with the
 * app is fetched anew when it is asked for. Whoever called has to start again, since the worker still holds a model.
 * @throws HangerError `training-busy` while any window trains or measures
 */
export async function deleteEverything(storage: Storage): Promise<undefined> {
  await aloneOnDevice(async () => {
    await storage.clear();
    await globalThis.caches?.delete(SHARED_FILES);
  });
}
