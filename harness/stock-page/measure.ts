import { median } from "../../src/ml/training/metrics";
import { launchBrowser } from "../browser";
import { openStockPage } from "./index";

/** The course's network, trained by `model.fit` in a page that has TensorFlow.js as npm has it. */
export interface PackageFigures {
  /** Pictures in a batch. */
  readonly batch: number;
  /** How many threads the package's kernels ran on. */
  readonly threads: number;
  /** Median milliseconds of a batch on TensorFlow.js's wasm backend with the package. */
  readonly packageMs: number;
  /** Milliseconds of the faster of two batches on its `cpu` backend, which needs no package. */
  readonly cpuMs: number;
}

const BATCHES = [16, 128];

/** Epochs that are timed with the package, of four batches each. */
const EPOCHS = 6;

/** Trains the course's network, all 243,786 parameters of it, with the package and without. */
export async function measurePackage(onProgress: (sentence: string) => void): Promise<PackageFigures[]> {
  const page = await openStockPage(await launchBrowser());
  try {
    const figures: PackageFigures[] = [];
    for (const batch of BATCHES) {
      onProgress(`batches of ${batch}, with the package`);
      const helped = await page.train("wasm", "seed", { isHelped: true, batch, epochs: EPOCHS });
      onProgress(`batches of ${batch} on the cpu backend`);
      const stock = await page.train("cpu", "seed", { isHelped: false, batch, batches: 1 });
      figures.push({
        batch,
        threads: helped.threads,
        packageMs: median(helped.batchMs),
        cpuMs: Math.min(...stock.batchMs),
      });
    }
    return figures;
  } finally {
    await page.close();
  }
}
