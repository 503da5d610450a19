import type { DatasetName } from "../../../src/contract";
import type { Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import type { DatasetStore } from "./dataset-store";

/** Loads the code of the dataset when it is first needed, as classifying has no use for it. */
export async function openDataset(storage: Storage, name?: DatasetName): Promise<DatasetStore> {
  const loaded = await withWords(import("./dataset-store"));
  return new loaded.DatasetStore(storage, name);
}
