import type { ModelRecord, Storage } from "../../../src/storage";

/** The owner's models, one after the other: all their weights at once may be more than a phone has room for. */
export async function* ownModels(storage: Storage): AsyncGenerator<ModelRecord> {
  for (const name of await storage.keys("models")) {
    const record = await storage.get("models", name);
    if (record && record.origin !== "shipped") yield record;
  }
}
