import { existsSync } from "node:fs";
import { openApp } from "../../src/cli/app";
import { PREPARED_DATASET } from "../../src/cli/paths";
import type { MemoryUse, TrainRequest } from "../../src/contract";

/** Of the page and its workers, after 500 steps. */
const MOST_BYTES = 700e6;

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

// Needs the dataset; "npm test" says where it is missing, and how to get it.
if (existsSync(PREPARED_DATASET)) {
  test("500 steps of training take no more memory than ten", async () => {
    const app = await openApp();
    try {
      await app.call("start", { appVersion: "test", backend: "wasm-threads" });
      await app.call("downloadDataset", undefined);
      const settings = {
        architecture: "cnn",
        images: 60_000,
        epochs: 2,
        batchSize: 128,
        learningRate: 0.001,
        seed: 1,
      };
      const request = { settings, backend: "wasm-threads" } as const;
      const [first, ...others] = await app.page.evaluate(memoryAt, [request, [10, 100, 300, 500]] as const);
      expect(others.length).toBe(3);
      for (const { tensors, bytes, reservedBytes } of others) {
        expect([tensors, bytes]).toEqual([first!.tensors, first!.bytes]);
        expect(reservedBytes).toBe(first!.reservedBytes);
      }
      const bytes = await app.page.evaluate(async () => {
        const measured = await (
          performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
        ).measureUserAgentSpecificMemory();
        return measured.bytes;
      });
      expect(bytes).toBeLessThan(MOST_BYTES);
    } finally {
      await app.close();
    }
  }, 300_000);
}
