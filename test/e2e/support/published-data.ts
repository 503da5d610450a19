import { existsSync } from "node:fs";
import path from "node:path";
import { PREPARED_DATASET, ROOT } from "../../../harness/paths";
import { PICTURE_CASES_FOLDER } from "../../../harness/picture-cases";

/** Data that published figures are of. It is not in the repository, so that a machine may lack it. */
export interface Data {
  readonly folder: string;
  /** Follows "needs", and says how to get it. */
  readonly what: string;
}

export const FASHION_MNIST: Data = {
  folder: PREPARED_DATASET,
  what: 'Fashion-MNIST, which "npm run data" gets',
};

export const VALIDATION_PHOTOS: Data = {
  folder: path.join(ROOT, "../shared/photos/validation"),
  what: "the photos that camera was chosen on, in ../shared/photos/validation",
};

export const PICTURE_CASES: Data = {
  folder: PICTURE_CASES_FOLDER,
  what: "pictures as people have them, in ../shared/cases/pictures",
};

export const NETWORK_CASES: Data = {
  folder: path.join(ROOT, "../shared/cases/networks"),
  what: "networks as people have them, in ../shared/cases/networks",
};

/** A test of what is published. Without its data it is skipped, and its name says what it needs; "npm test" counts and lists these. */
export function testOn(data: Data, name: string, run: () => Promise<void>): void {
  if (existsSync(data.folder)) test(name, run);
  else test.skip(`${name} (needs ${data.what})`, run);
}
