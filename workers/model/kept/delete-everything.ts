import { ENGINE_CACHE, SHARED_FILES } from "../../../src/contract";
import type { WorkerContext } from "../context";

/**
 * Deletes all that is kept, in one transaction, files that were shared and not looked at yet, and other engines; what comes with the
 * app is fetched anew when it is asked for. Whoever called has to start again, since the worker still holds a model.
 */
export async function deleteEverything(
  _: undefined,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<undefined> {
  await storage.clear();
  for (const cache of [SHARED_FILES, ENGINE_CACHE]) await globalThis.caches?.delete(cache);
}
