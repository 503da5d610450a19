import type { DatasetManifest } from "../../src/contract";
import { prepareDataset } from "../dataset/prepare";
import { DRAWN_DATASET } from "../paths";
import { drawDataset } from "./draw";

/** As many shards as Fashion-MNIST has, about: a download that is cut off has to go on somewhere. */
const SHARD_IMAGES = 500;

/** Serves the drawn dataset where the app looks for Fashion-MNIST, which may be in the built app or not. */
export const DRAWN_DATASET_MOUNT: Readonly<Record<string, string>> = {
  "/data/fashion-mnist/": DRAWN_DATASET,
};

/** Draws the dataset and prepares it for the app as `npm run data` prepares Fashion-MNIST. Takes about a second. */
export function prepareDrawnDataset(): Promise<DatasetManifest> {
  return prepareDataset(drawDataset(), DRAWN_DATASET, SHARD_IMAGES);
}
