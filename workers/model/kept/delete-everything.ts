import { SHARED_FILES } from "../../../src/contract";
import { aloneOnDevice } from "../../../src/locks/heavy-work";
import { STORE_NAMES, type Storage } from "../../../src/storage";

/**
 * Deletes all that is kept, in one transaction, and files that were shared and not looked at yet; what comes with the
 * app is fetched anew when it is asked for. Whoever called has to start again, since the worker still holds a model.
 * @throws HangerError `training-busy` while any window trains or measures
 */
export async function deleteEverything(storage: Storage): Promise<undefined> {
  await aloneOnDevice(async () => {
    const changes = await Promise.all(
      STORE_NAMES.map(async (store) => (await storage.keys(store)).map((key) => ({ store, key }))),
    );
    await storage.write(changes.flat());
    await globalThis.caches?.delete(SHARED_FILES);
  });
}
