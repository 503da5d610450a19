import type { JSHandle, Page } from "playwright-core";
import type { TrainSettings } from "../../src/contract";
import type { DrivenApp } from "../app";
import type { Device } from "./device";
import type { Ledger } from "./ledger";

/** Something that the app does for a while, so that a fault can interrupt it. */
export interface Activity {
  readonly name: string;
  /** Runs it and records what the app has confirmed as saved. `number` is different for each run. */
  run(app: DrivenApp, ledger: Ledger, number: number, device: Device): Promise<void>;
}

/** An update waits until the version at work was asked for nothing for a second, which on a busy machine takes a while. */
const UPDATE_LIMIT_MS = 120_000;

const SETTINGS: TrainSettings = {
  architecture: "dense",
  images: 500,
  epochs: 3,
  batchSize: 50,
  learningRate: 0.002,
  seed: 1,
};

interface DrawnPhoto {
  readonly name: string;
  readonly image: { readonly kind: "blob"; readonly blob: Blob };
}

/** Draws photos in the page, different ones for each seed. */
export function drawPhotos(
  page: Page,
  count: number,
  seed: number,
): Promise<JSHandle<readonly DrawnPhoto[]>> {
  return page.evaluateHandle(
    ([count, seed]) =>
      Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const canvas = new OffscreenCanvas(96, 96);
          const context = canvas.getContext("2d")!;
          context.fillStyle = "#d8d2c4";
          context.fillRect(0, 0, 96, 96);
          let state = seed * 64 + i + 1;
          for (let spot = 0; spot < 24; spot++) {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            context.fillStyle = `hsl(${state % 360} 60% ${20 + (state % 50)}%)`;
            context.fillRect((state >>> 8) % 72, (state >>> 16) % 72, 24, 24);
          }
          const blob = await canvas.convertToBlob({ type: "image/png" });
          return { name: `${seed}-${i}.png`, image: { kind: "blob" as const, blob } };
        }),
      ),
    [count, seed] as const,
  );
}

/** Adds newly drawn photos to the collection and returns the ids of those that the app confirmed. */
export async function addDrawnPhotos(
  page: Page,
  label: string,
  count: number,
  seed: number,
): Promise<readonly string[]> {
  const drawn = await drawPhotos(page, count, seed);
  return drawn.evaluate(async (photos, label) => {
    const { added } = await globalThis.driver!.client.call("addPhotos", { label, photos });
    return added.map(({ id }) => id);
  }, label);
}

/** All activities. To add one, add an entry. */
export const ACTIVITIES: readonly Activity[] = [
  {
    name: "classifying",
    run: async ({ page }) => {
      await page.evaluate(async () => {
        const canvas = new OffscreenCanvas(200, 200);
        canvas.getContext("2d")!.fillRect(60, 40, 80, 120);
        const blob = await canvas.convertToBlob({ type: "image/png" });
        for (let i = 0; i < 10; i++) {
          await globalThis.driver!.client.call("classify", { image: { kind: "blob", blob } });
        }
      });
    },
  },
  {
    name: "downloading",
    run: async (app) => {
      await app.call("deleteDataset", undefined);
      await app.call("downloadDataset", undefined);
    },
  },
  {
    name: "training",
    async run(app, ledger) {
      await app.call("downloadDataset", undefined);
      let run = "";
      const result = await app.call("train", { settings: SETTINGS, backend: "wasm-simd" }, (progress) => {
        if (progress.kind === "started") run = progress.run;
        if (progress.kind === "saved") ledger.keep("runs", run);
      });
      // From here on it is either still a run or already a model.
      ledger.drop("runs", result.run);
      await app.call("keepRun", { run: result.run, name: `run-${result.run}`, title: "Trained" });
      ledger.keep("models", `run-${result.run}`);
    },
  },
  {
    name: "retraining",
    async run(app, ledger) {
      const { model } = await app.call("learn", {});
      ledger.keep("models", model.name);
    },
  },
  {
    name: "saving photos",
    async run({ page }, ledger, number) {
      for (const id of await addDrawnPhotos(page, number % 2 ? "dress" : "coat", 3, number))
        ledger.keep("photos", id);
    },
  },
  {
    name: "exporting and importing",
    async run({ page }) {
      await page.evaluate(async () => {
        const { client } = globalThis.driver!;
        const { blob } = await client.call("exportProject", undefined);
        await client.call("importProject", { file: blob });
      });
    },
  },
  {
    name: "benchmarking",
    run: async ({ page }) => {
      await page.evaluate(() => globalThis.driver!.client.measureBackends("classify"));
    },
  },
  {
    name: "updating",
    async run({ page }, _ledger, _number, device) {
      const shown = await page.context().newPage();
      await shown.goto(new URL(".", page.url()).href);
      await shown.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      // The service worker controls a page only from its second load, and only then does the page update.
      await shown.reload();
      device.publishNext();
      await shown.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
      const update = shown.getByRole("button", { name: "Update now" });
      await Promise.all([shown.waitForEvent("load", { timeout: UPDATE_LIMIT_MS }), update.click()]);
      await shown.close();
    },
  },
];
