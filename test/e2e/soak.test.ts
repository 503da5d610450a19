import type { DrivenApp } from "../../harness/app";
import { memoryAt } from "../../harness/faults/training-memory";
import type { BackendName, DatasetManifest, TrainSettings } from "../../src/contract";
import { openOnDrawnDataset, readyToTrain } from "./support/training-app";

/** Of the page and its workers, after 500 steps. */
const MOST_BYTES = 700e6;

/** Chromium otherwise waits for its next collection of garbage, up to a minute. */
const MEASURES_MEMORY_NOW = "--enable-blink-features=ForceEagerMeasureMemory";

const SETTINGS = { architecture: "cnn", learningRate: 0.001, seed: 1 };

/** As many training pictures as Fashion-MNIST has: those that were downloaded, again and again. */
async function repeatTrainingPictures(app: DrivenApp): Promise<void> {
  await app.page.route("**/data/fashion-mnist/manifest.json", async (route) => {
    const manifest: DatasetManifest = await (await route.fetch()).json();
    const train = manifest.shards.filter(({ split }) => split === "train");
    const test = manifest.shards.filter(({ split }) => split === "test");
    const pictures = train.reduce((sum, { images }) => sum + images, 0);
    const shards = [...Array.from({ length: 60_000 / pictures }, () => train).flat(), ...test];
    await route.fulfill({ json: { ...manifest, shards } });
  });
  await app.call("downloadDataset", undefined);
}

let app: DrivenApp;
beforeEach(async () => {
  // The headless shell does not measure memory.
  app = await openOnDrawnDataset({ args: [MEASURES_MEMORY_NOW], whole: true });
  await readyToTrain(app);
});
afterEach(() => app.close());

test.each<[string, Pick<TrainSettings, "images" | "batchSize" | "epochs">, BackendName, number]>([
  ["in one epoch of all pictures", { images: 60_000, batchSize: 4, epochs: 1 }, "wasm-simd", 10],
  // The end of the first epoch answers more pictures at once than a step does.
  ["in epochs of few, on threads", { images: 500, batchSize: 4, epochs: 9 }, "wasm-threads", 150],
])("500 steps of training, %s, take no more memory than the first", async (_, amounts, backend, atFirst) => {
  await repeatTrainingPictures(app);
  const request = { settings: { ...SETTINGS, ...amounts }, backend };
  const [first, ...others] = await app.page.evaluate(memoryAt, [request, [atFirst, 200, 350, 500]] as const);
  expect(others.length).toBe(3);
  for (const { tensors, bytes, reservedBytes } of others) {
    expect([tensors, bytes]).toEqual([first!.tensors, first!.bytes]);
    expect(reservedBytes).toBe(first!.reservedBytes);
  }
  // Threads that wait do not answer how much they hold.
  if (backend === "wasm-threads") return;
  const bytes = await app.page.evaluate(async () => {
    const measured = await (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory();
    return measured.bytes;
  });
  expect(bytes).toBeLessThan(MOST_BYTES);
});
