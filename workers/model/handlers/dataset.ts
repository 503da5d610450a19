import { DatasetStore } from "../dataset-store";
import type { Handlers } from "../service";

export const datasetHandlers: Pick<Handlers, "datasetStatus" | "downloadDataset" | "deleteDataset"> = {
  datasetStatus: async (_, { session }) => new DatasetStore(await session.storage).status(),
  downloadDataset: async (_, { session, signal, progress }) =>
    new DatasetStore(await session.storage).download(signal, progress),
  deleteDataset: async (_, { session }) => new DatasetStore(await session.storage).delete(),
};
