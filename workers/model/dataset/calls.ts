import type { DatasetCalls } from "../../../src/contract";
import type { Handlers } from "../handler";
import { openDataset } from "./open-dataset";

export const datasetCalls: Pick<Handlers, keyof DatasetCalls> = {
  datasetStatus: async (_, { storage }) => (await openDataset(storage)).status(),
  downloadDataset: async (_, { storage, signal, progress }) =>
    (await openDataset(storage)).download(signal, progress),
  keepSample: async (_, { storage, signal }) =>
    (await openDataset(storage, "fashion-mnist-sample")).keep(signal),
  deleteDataset: async (_, { storage }) => {
    await (await openDataset(storage, "fashion-mnist-sample")).delete();
    return (await openDataset(storage)).delete();
  },
};
