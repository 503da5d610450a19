import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");
export const DIST = path.join(ROOT, "dist");

/** The page that commands drive, and what only they load. Served beside the app, and never deployed. */
export const DRIVER = path.join(ROOT, "build/driver");

/** The dataset as the app gets it; copied into the built app where it exists. */
export const PREPARED_DATASET = path.join(ROOT, "build/data/fashion-mnist");

/** The sample of the dataset that comes with the app. */
export const PREPARED_SAMPLE = path.join(ROOT, "build/data/fashion-mnist-sample");

/** The dataset that tests train on, drawn when they start. */
export const DRAWN_DATASET = path.join(ROOT, "build/drawn-dataset");

/** Where the built app looks for it. */
export const BUILT_DATASET = path.join(DIST, "data/fashion-mnist");
