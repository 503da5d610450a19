import type { ModelRecord, Storage } from "../../../src/storage";

/** The longest title of a model, in characters. */
export const LONGEST_TITLE = 60;

/** The models that did not come with the app, without their files. */
export async function ownModels(storage: Storage): Promise<readonly ModelRecord[]> {
  return (await storage.getAll("models")).filter(({ origin }) => origin !== "shipped");
}
