import type { Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../service";
import type { DatasetStore } from "./dataset-store";

/** Who classifies need not wait for what only training needs: it is loaded when first needed. */
export async function openDataset(storage: Storage): Promise<DatasetStore> {
  const loaded = await withWords(import("./dataset-store"));
  return new loaded.DatasetStore(storage);
}

export const datasetHandlers: Pick<Handlers, "datasetStatus" | "downloadDataset" | "deleteDataset"> = {
  datasetStatus: async (_, { session }) => (await openDataset(await session.storage)).status(),
  downloadDataset: async (_, { session, signal, progress }) =>
    (await openDataset(await session.storage)).download(signal, progress),
  deleteDataset: async (_, { session }) => (await openDataset(await session.storage)).delete(),
};
