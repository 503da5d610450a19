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

const VARIANTS: Readonly<Record<string, Partial<TrainSettings>>> = {
  plainly: {},
  "with all that there is": {
    augment: 1,
    normalise: true,
    dropout: 0.2,
    smoothing: 0.05,
    averageWeights: true,
  },
};

const apart = (a: number, b: number) => Math.abs(a / b - 1);

test("an epoch has the same losses on every backend, trained plainly or with all that there is", async () => {
  const app = await openOnDrawnDataset({ args: SOFTWARE_GPU });
  try {
    await readyToTrain(app);
    const expected: Record<string, Losses> = {};
    // Both variants on one backend before the next: a GPU's programs are compiled once, which takes a software GPU longest.
    for (const backend of ["cpu", ...BACKENDS.filter((name) => name !== "cpu")] as const) {
      for (const [variant, more] of Object.entries(VARIANTS)) {
        const settings = { ...SETTINGS, ...more };
        const seen = await app.page.evaluate(lossesOf, { settings, backend });
        expected[variant] ??= seen;
        const worst = Math.max(...seen.map((loss, i) => apart(loss, expected[variant]![i]!)));
        expect([backend, variant, worst < TOLERANCE ? "alike" : worst]).toEqual([backend, variant, "alike"]);
      }
    }
  } finally {
    await app.close();
  }
}, 240_000);
