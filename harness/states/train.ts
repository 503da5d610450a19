import type { Page } from "playwright-core";
import { problemsOf } from "../app-page";
import {
  datasetStatus,
  epochFigures,
  NO_DATASET,
  TRAIN_SETTINGS,
  trainProgress,
  trainResult,
} from "./props/training";
import type { Scene } from "./state";

const PLACE = "?backend=wasm-simd#/train";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const notOffered: Scene = {
  view: "train",
  path: PLACE,
  before: (stage) => stage.answer("datasetStatus", NO_DATASET),
  states: [
    {
      name: "no dataset to be had",
      prepare: ({ page }) => page.getByText("does not offer them").waitFor(),
    },
  ],
};

const downloading: Scene = {
  view: "train",
  path: PLACE,
  before: (stage) => stage.answer("datasetStatus", datasetStatus(0)),
  states: [
    { name: "no dataset yet", prepare: ({ page }) => named(page, /^Download/).waitFor() },
    {
      name: "downloading",
      async prepare(stage) {
        const { bytes, bytesKept } = datasetStatus(0.4);
        await stage.hold("downloadDataset", { bytes, bytesKept });
        await named(stage.page, /^Download/).click();
        await stage.page.getByText(/ already downloaded\.$/).waitFor();
      },
    },
    {
      name: "download cut off",
      async prepare(stage) {
        await stage.answer("datasetStatus", datasetStatus(0.4));
        await stage.fail("downloadDataset", {
          code: "dataset-interrupted",
          message: "The download was cut off. What arrived is kept; go on when the network is back.",
        });
        await problemsOf(stage.page).waitFor();
      },
    },
  ],
};

const training: Scene = {
  view: "train",
  path: PLACE,
  before: (stage) => stage.answer("datasetStatus", datasetStatus(1)),
  states: [
    {
      name: "settings",
      prepare: ({ page }) =>
        page.getByRole("option", { name: /convolution/i }).waitFor({ state: "attached" }),
    },
    {
      name: "getting ready",
      async prepare(stage) {
        await stage.answer("rememberedChoice", {
          purpose: "train",
          backend: "wasm-threads",
          by: "measured",
          reports: [],
        });
        await stage.hold("train");
        await named(stage.page, "Train").click();
        await stage.page.getByText("Getting ready").waitFor();
      },
    },
    {
      name: "diverged",
      async prepare(stage) {
        await stage.fail("train", {
          code: "training-diverged",
          message: "The loss is no longer a number: the learning rate is too high. Try a tenth of it.",
        });
        await problemsOf(stage.page).waitFor();
      },
    },
    {
      name: "running",
      async prepare(stage) {
        await stage.hold("train", ...trainProgress());
        await stage.page.getByLabel("Epochs").fill(String(TRAIN_SETTINGS.epochs));
        await named(stage.page, "Train").click();
        await stage.page.getByText("epoch 9 of 20").waitFor();
      },
    },
    {
      name: "outcome",
      async prepare(stage) {
        await stage.answer("train", trainResult());
        await named(stage.page, "Keep this network").waitFor();
      },
    },
  ],
};

const interrupted: Scene = {
  view: "train",
  path: PLACE,
  async before(stage) {
    await stage.answer("datasetStatus", datasetStatus(1));
    const run = {
      run: "run-1",
      state: "interrupted" as const,
      settings: TRAIN_SETTINGS,
      startedAt: Date.UTC(2026, 10, 21),
      epochs: epochFigures(8),
      resumable: true,
    };
    await stage.answer("listRuns", [run, { ...run, run: "run-2", state: "paused" }]);
  },
  states: [
    {
      name: "trainings to go on with",
      prepare: ({ page }) => page.getByText("Training interrupted").waitFor(),
    },
    {
      name: "discarding",
      async prepare({ page }) {
        await named(page, "Discard").first().click();
        await named(page, "Yes, discard").waitFor();
      },
    },
  ],
};

export const TRAIN_SCENES: readonly Scene[] = [notOffered, downloading, training, interrupted];
