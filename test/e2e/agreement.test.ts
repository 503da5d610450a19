import { SOFTWARE_GPU } from "../../harness/browser";
import { BACKENDS, type TrainRequest, type TrainSettings } from "../../src/contract";
import { openOnDrawnDataset, readyToTrain } from "./support/training-app";

const SETTINGS: TrainSettings = {
  architecture: "cnn",
  options: { filters: 16 },
  images: 100,
  epochs: 2,
  batchSize: 30,
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

test.each<[string, Partial<TrainSettings>]>([
  ["plainly", {}],
  [
    "with all that there is",
    { augment: 1, normalise: true, dropout: 0.2, smoothing: 0.05, averageWeights: true },
  ],
])("an epoch trained %s has the same losses on every backend", async (_, more) => {
  const app = await openOnDrawnDataset({ browser: { args: SOFTWARE_GPU } });
  try {
    await readyToTrain(app);
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
