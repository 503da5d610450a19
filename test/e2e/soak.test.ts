import { existsSync } from "node:fs";
import { type DrivenApp, openApp } from "../../harness/app";
import { PREPARED_DATASET } from "../../harness/paths";
import type { BackendName, MemoryUse, TrainRequest, TrainSettings } from "../../src/contract";

/** Of the page and its workers, after 500 steps. */
const MOST_BYTES = 700e6;

/** Chromium otherwise waits for its next collection of garbage, up to a minute. */
const MEASURES_MEMORY_NOW = "--enable-blink-features=ForceEagerMeasureMemory";

/** Trains, and tells what the worker holds at these steps, counted over epochs; then stops. */
const memoryAt = async ([request, steps]: readonly [TrainRequest, readonly number[]]): Promise<
  readonly MemoryUse[]
> => {
  const { client } = globalThis.driver!;
  const held: Promise<MemoryUse>[] = [];
  const stop = new AbortController();
  await client
    .call("train", request, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.kind !== "step") return;
        const step = (progress.epoch - 1) * progress.stepsPerEpoch + progress.step;
        if (step >= (steps[held.length] ?? Number.POSITIVE_INFINITY)) {
          held.push(client.call("memoryUse", undefined));
          if (held.length === steps.length) stop.abort();
        }
      },
    })
    .catch(({ code }) => {
      if (code !== "cancelled") throw new Error(code);
    });
  return Promise.all(held);
};

const SETTINGS = { architecture: "cnn", batchSize: 32, learningRate: 0.001, seed: 1 };

// Needs the dataset; "npm test" says where it is missing, and how to get it.
if (existsSync(PREPARED_DATASET)) {
  let app: DrivenApp;
  beforeEach(async () => {
    app = await openApp({ browser: { args: [MEASURES_MEMORY_NOW] } });
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    await app.call("downloadDataset", undefined);
  });
  afterEach(() => app.close());

  test.each<[string, Pick<TrainSettings, "images" | "epochs">, BackendName, number]>([
    ["in one epoch of all pictures", { images: 60_000, epochs: 1 }, "wasm-simd", 10],
    // The end of the first epoch answers more pictures at once than a step does.
    ["in epochs of few, on threads", { images: 3000, epochs: 9 }, "wasm-threads", 100],
  ])(
    "500 steps of training, %s, take no more memory than the first",
    async (_, amounts, backend, atFirst) => {
      const request = { settings: { ...SETTINGS, ...amounts }, backend };
      const [first, ...others] = await app.page.evaluate(memoryAt, [
        request,
        [atFirst, 200, 350, 500],
      ] as const);
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
    },
  );
}
