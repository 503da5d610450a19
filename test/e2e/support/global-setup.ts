import { prepareDrawnDataset } from "../../../harness/drawn-dataset/prepare";

/** Runs once before the browser tests. */
export default async function setUp(): Promise<void> {
  await prepareDrawnDataset();
}
