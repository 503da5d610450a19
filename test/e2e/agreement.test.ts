import { existsSync } from "node:fs";
import { openApp } from "../../harness/app";
import { SOFTWARE_GPU } from "../../harness/browser";
import { PREPARED_DATASET } from "../../harness/paths";
import { BACKENDS, type TrainRequest, type TrainSettings } from "../../src/contract";

const SETTINGS: TrainSettings = {
  architecture: "cnn",
  options: { filters: 16 },
  images: 160,
  epochs: 2,
  batchSize: 32,
  learningRate: 0.001,
  seed: 2,
};

type Losses = readonly [loss: number, valLoss: number];

/** How far losses may lie apart, relative to their size: sums of floats in other orders, over an epoch of steps. */
const TOLERANCE = 1e-3;

/** Trains an epoch, and pauses rather than answer all test pictures, which takes a software GPU minutes. */
const lossesOf = async (request: TrainRequest): Promise<Losses> => {
  const { client } = globalThis.driver!;
  const { epochs } = await client.call("train", request, {
    onProgress: ({ kind }) => kind === "epoch" && void client.call("controlTraining", { action: "pause" }),
  });
  return [epochs[0]!.loss, epochs[0]!.valLoss];
};

// Needs the dataset; "npm test" says where it is missing, and how to get it.
if (existsSync(PREPARED_DATASET)) {
  test.each<[string, Partial<TrainSettings>]>([
    ["plainly", {}],
    [
      "with all that there is",
      { augment: 1, normalise: true, dropout: 0.2, smoothing: 0.05, averageWeights: true },
    ],
  ])("an epoch trained %s has the same losses on every backend", async (_, more) => {
    const app = await openApp({ browser: { args: SOFTWARE_GPU } });
    try {
      await app.call("start", { appVersion: "test", backend: "wasm-simd" });
      await app.call("downloadDataset", undefined);
      const losses: Record<string, Losses> = {};
      for (const backend of BACKENDS) {
        losses[backend] = await app.page.evaluate(lossesOf, { settings: { ...SETTINGS, ...more }, backend });
      }
      for (const [backend, [loss, valLoss]] of Object.entries(losses)) {
        const [expected, expectedOfValidation] = losses.cpu!;
        const apart = (a: number, b: number) => Math.abs(a / b - 1);
        const worst = Math.max(apart(loss, expected), apart(valLoss, expectedOfValidation));
        expect([backend, worst < TOLERANCE ? "alike" : worst]).toEqual([backend, "alike"]);
      }
    } finally {
      await app.close();
    }
  });
}
