import { SHARED_FILES } from "../../../src/contract";
import type { WorkerContext } from "../context";

/**
 * Deletes all that is kept, in one transaction, and files that were shared and not looked at yet; what comes with the
 * app is fetched anew when it is asked for. Whoever called has to start again, since the worker still holds a model.
 */
export async function deleteEverything(
  _: undefined,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<undefined> {
  await storage.clear();
  await globalThis.caches?.delete(SHARED_FILES);
}
