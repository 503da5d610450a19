import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DrivenApp, openApp } from "../../harness/app";
import { DRAWN_DATASET_MOUNT } from "../../harness/drawn-dataset/prepare";
import type { TrainProgress, TrainSettings } from "../../src/contract";
import { openOnDrawnDataset, readyToTrain } from "./support/training-app";

/** Small enough to be quick, large enough to be interrupted in the middle of an epoch. */
const SETTINGS: TrainSettings = {
  architecture: "cnn",
  options: { filters: 16 },
  images: 2000,
  epochs: 3,
  batchSize: 50,
  learningRate: 0.002,
  seed: 4,
  augment: 1,
  averageWeights: true,
  dropout: 0.1,
};

const startApp = async () => readyToTrain(await openOnDrawnDataset());

declare global {
  /** Of the training under way: how it ended. */
  var ended: Promise<string> | undefined;
}

/** Starts a training, and comes back in the middle of its second epoch. */
function reachMiddle(app: DrivenApp): Promise<void> {
  return app.page.evaluate(
    (settings) =>
      new Promise<void>((resolve) => {
        const onProgress = (progress: TrainProgress) => {
          if (progress.kind === "step" && progress.epoch === 2 && progress.step > 5) resolve();
        };
        globalThis.ended = globalThis
          .driver!.client.call("train", { settings, backend: "wasm-simd" }, { onProgress })
          .then(
            ({ state }) => state,
            ({ code }) => code,
          );
      }),
    SETTINGS,
  );
}

const howItEnded = (app: DrivenApp) => app.page.evaluate(() => globalThis.ended);

async function modelWorker({ page }: DrivenApp) {
  for (const worker of page.workers()) {
    if (await worker.evaluate(() => self.name.startsWith("model"))) return worker;
  }
  throw new Error("the page has no model worker");
}

/** What a training that is gone on with from its checkpoint ends with, as the files' bytes. */
async function goOn(app: DrivenApp): Promise<string> {
  const [run] = await app.call("listRuns", undefined);
  expect(run).toMatchObject({ state: "interrupted", resumable: true });
  await app.call("resumeTraining", { run: run!.run, backend: "wasm-simd" });
  return keep(app, run!.run);
}

async function keep(app: DrivenApp, run: string): Promise<string> {
  await app.call("keepRun", { run, name: "kept", title: "kept" });
  const { weights } = await app.exportModel("kept");
  await app.call("deleteModel", { name: "kept" });
  return weights.toString("base64");
}

test("a training learns, pauses, and goes on where it was", async () => {
  const app = await startApp();
  try {
    const settings = {
      architecture: "dense",
      images: 3000,
      epochs: 3,
      batchSize: 64,
      learningRate: 0.001,
      seed: 1,
    };
    const backend = "wasm-simd";
    const whole = await app.call("train", { settings, backend });
    expect(whole.epochs.at(-1)!.valAccuracy).toBeGreaterThan(0.6);

    const halted = await app.page.evaluate(
      async (request) => {
        const { client } = globalThis.driver!;
        return client.call("train", request, {
          onProgress: ({ kind }) =>
            kind === "epoch" && void client.call("controlTraining", { action: "pause" }),
        });
      },
      { settings, backend } as const,
    );
    expect(halted.state).toBe("paused");
    expect(halted.epochs.length).toBeLessThan(3);
    const resumed = await app.call("resumeTraining", { run: halted.run, backend });
    const figures = ({ loss, valLoss, valAccuracy }: (typeof whole.epochs)[number]) => [
      loss,
      valLoss,
      valAccuracy,
    ];
    expect(resumed.epochs.map(figures)).toEqual(whole.epochs.map(figures));
    expect(resumed.evaluation).toMatchObject({ accuracy: whole.evaluation!.accuracy });
  } finally {
    await app.close();
  }
});

test("a training ends bit for bit alike, whether its worker died, its page was closed, or neither", async () => {
  const app = await startApp();
  try {
    const whole = await app.call("train", { settings: SETTINGS, backend: "wasm-simd" });
    const expected = await keep(app, whole.run);

    await reachMiddle(app);
    await (await modelWorker(app)).evaluate(() => self.close());
    expect(await howItEnded(app)).toBe("worker-died");
    expect(await goOn(app)).toBe(expected);

    await reachMiddle(app);
    await app.renew();
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    expect(await goOn(app)).toBe(expected);
  } finally {
    await app.close();
  }
});

test("storage that is full ends a training in a sentence, and its last checkpoint is good", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "hanger-"));
  const open = (port = 0) => openApp({ browser: { profile }, server: { port, mounts: DRAWN_DATASET_MOUNT } });
  const first = await readyToTrain(await open());
  const { origin, port } = new URL(first.page.url());
  const whole = await first.call("train", { settings: SETTINGS, backend: "wasm-simd" });
  const expected = await keep(first, whole.run);
  await reachMiddle(first);
  await first.call("controlTraining", { action: "pause" });
  expect(await howItEnded(first)).toBe("paused");
  await first.close();

  // Chromium looks at the quota again only after a while, or when it starts.
  const app = await open(Number(port));
  try {
    const session = await app.page.context().newCDPSession(app.page);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    const [run] = await app.call("listRuns", undefined);
    const resume = () => app.call("resumeTraining", { run: run!.run, backend: "wasm-simd" });
    await expect(resume()).rejects.toThrow("This device has no space left for that.");
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    expect((await app.call("listRuns", undefined))[0]).toMatchObject({
      resumable: true,
      epochs: [{ epoch: 1 }],
    });
    await resume();
    expect(await keep(app, run!.run)).toBe(expected);
  } finally {
    await app.close();
    await rm(profile, { recursive: true });
  }
});

test("a download that is damaged or cut off says so, keeps what is whole, and goes on", async () => {
  const app = await openOnDrawnDataset();
  try {
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    const download = () => app.call("downloadDataset", undefined);
    let asked = 0;
    await app.page.route("**/data/**/*.bin", (route) =>
      ++asked > 2 ? route.fulfill({ body: "no picture at all" }) : route.continue(),
    );
    await expect(download()).rejects.toThrow("arrived damaged");
    expect(await app.call("datasetStatus", undefined)).toMatchObject({ shardsKept: 2, complete: false });

    await app.page.unrouteAll();
    await app.page.route("**/data/**/*.bin", (route) => route.abort());
    await expect(download()).rejects.toThrow("resume when the connection is back");
    expect(await app.call("datasetStatus", undefined)).toMatchObject({ shardsKept: 2 });

    await app.page.unrouteAll();
    expect(await download()).toMatchObject({ complete: true });
  } finally {
    await app.close();
  }
});

test("training pictures that are damaged where they are kept are said to be, and fetched anew", async () => {
  const app = await startApp();
  try {
    await app.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open("hanger");
          opening.onsuccess = () => {
            const transaction = opening.result.transaction("shards", "readwrite");
            const shards = transaction.objectStore("shards");
            shards.getAllKeys().onsuccess = ({ target }) => {
              for (const key of (target as IDBRequest<IDBValidKey[]>).result) {
                shards.put(new Uint8Array(100).buffer, key);
              }
            };
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error);
          };
        }),
    );
    const train = () => app.call("train", { settings: { ...SETTINGS, epochs: 1 }, backend: "wasm-simd" });
    await expect(train()).rejects.toThrow("were damaged and have been removed. Download them again.");
    await expect(train()).rejects.toThrow("Download them first.");
    await app.call("downloadDataset", undefined);
    await expect(train()).rejects.toThrow("were damaged and have been removed. Download them again.");
  } finally {
    await app.close();
  }
});
