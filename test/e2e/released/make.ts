import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DrivenApp, openApp } from "../../../harness/app";
import { prepareDataset } from "../../../harness/dataset/prepare";
import { ask, writeRelease } from "../../../harness/releases";
import { thoroughResult } from "../../../harness/states/props/bench-results";
import { bringDrawings } from "../../../harness/states/props/drawn";
import type { TrainSettings } from "../../../src/contract";
import { exported, given } from "../support/copies";
import { readDatabase } from "../support/database";

const [version, dist] = process.argv.slice(2);
if (!version || !dist) throw new Error("usage: make.ts VERSION DIST");

const SETTINGS: TrainSettings = {
  architecture: "cnn",
  options: { convolutions: 3, filters: 16 },
  images: 200,
  epochs: 2,
  batchSize: 20,
  learningRate: 0.002,
  seed: 1,
};

/** Pictures of `count` squares, each as wide and bright as its label. */
function drawnImages(count: number): { readonly images: Buffer; readonly labels: Buffer } {
  const images = Buffer.alloc(16 + count * 784);
  const labels = Buffer.alloc(8 + count);
  for (const [i, value] of [0x803, count, 28, 28].entries()) images.writeUInt32BE(value, 4 * i);
  for (const [i, value] of [0x801, count].entries()) labels.writeUInt32BE(value, 4 * i);
  for (let i = 0; i < count; i++) {
    const label = i % 10;
    labels[8 + i] = label;
    for (let y = 2; y < 6 + 2 * label; y++)
      images.fill(100 + 15 * label, 16 + 784 * i + 28 * y + 2, 16 + 784 * i + 28 * y + 6 + 2 * label);
  }
  return { images, labels };
}

async function addPhotos(
  { page }: DrivenApp,
  label: string,
  seeds: readonly number[],
): Promise<readonly string[]> {
  return page.evaluate(
    async ([label, seeds]) => {
      const photos = [];
      for (const seed of seeds) {
        const blob = await globalThis.drawPhoto(seed, 96, 0.7);
        photos.push({ name: `${seed} ä.jpg`, image: { kind: "blob" as const, blob } });
      }
      const { added } = await globalThis.driver!.client.call("addPhotos", { label, photos });
      return added.map(({ id }) => id);
    },
    [label, seeds] as const,
  );
}

/** Has the app keep one or more of everything that it can keep. */
async function fill(app: DrivenApp): Promise<void> {
  // The loader of this script names inner functions by calling `__name`, which no page has.
  const nameHelper = "globalThis.__name ??= (value) => value;";
  await app.page.addInitScript(nameHelper);
  await app.page.evaluate(nameHelper);
  await bringDrawings(app.page);
  await app.call("start", { appVersion: version!, backend: "wasm-simd" });
  await app.call("chooseBackend", { purpose: "classify", reports: [], picked: "wasm-simd" });

  for (const name of ["Hat", "Socks", "Cap", "Scarf"]) await app.call("addClass", { name });
  await app.call("renameClass", { id: "bag", name: "Handbag" });
  await app.call("hideClass", { id: "socks", hidden: true });
  const hats = await addPhotos(app, "hat", [1, 2, 3, 4]);
  await addPhotos(app, "cap", [5]);
  await app.call("mergeClasses", { from: "cap", into: "hat" });
  await addPhotos(app, "dress", [6, 7, 8]);
  await addPhotos(app, "socks", [9]);
  await addPhotos(app, "scarf", [10]);
  await app.call("deleteClass", { id: "scarf" });

  const { model } = await app.call("learn", { title: "Lessons" });
  await app.call("activateModel", { name: model.name });
  await app.call("movePhotos", { ids: hats.slice(0, 1), label: "coat" });
  await app.call("deletePhotos", { ids: hats.slice(1, 2) });

  await app.call("downloadDataset", undefined);
  const train = (seed: number) =>
    app.call("train", { settings: { ...SETTINGS, seed }, backend: "wasm-simd" });
  const { run } = await train(1);
  await app.call("keepRun", { run, name: `run-${run}`, title: "Trained" });
  await train(2);
  await app.page.evaluate(
    async (settings) => {
      const { client } = globalThis.driver!;
      await client.call(
        "train",
        { settings, backend: "wasm-simd" },
        {
          onProgress(progress) {
            if (progress.kind === "epoch") void client.call("controlTraining", { action: "pause" });
          },
        },
      );
    },
    { ...SETTINGS, epochs: 50, seed: 3 },
  );

  const { name, bytes } = await exported(app, { name: `run-${run}`, format: "layers-model" });
  const imported = await given(app, "importModel", { [name]: bytes });
  if (!("value" in imported)) throw new Error(imported.sentence);

  const figures = { epoch: 1, loss: 1, accuracy: 0.5, valLoss: 1.1, valAccuracy: 0.4, seconds: 2, stepMs: 3 };
  const row = { id: "exercise-1", finishedAt: 1.7e12, architecture: "cnn", options: { filters: 16 } };
  await app.call("keepExercise", { ...row, epochs: [figures], parameters: 8266 } as never);
  await app.call("keepBench", { document: thoroughResult() });
}

const data = mkdtempSync(path.join(tmpdir(), "hanger-drawn-"));
const [train, test] = [drawnImages(200), drawnImages(100)];
await prepareDataset(
  {
    contents: {
      "train-images-idx3-ubyte": train.images,
      "train-labels-idx1-ubyte": train.labels,
      "t10k-images-idx3-ubyte": test.images,
      "t10k-labels-idx1-ubyte": test.labels,
    },
  } as never,
  data,
);
const app = await openApp({
  server: {
    folder: dist,
    driver: path.join(dist, "../build/driver"),
    mounts: { "/data/fashion-mnist/": data },
  },
});
try {
  await fill(app);
  const { bytes: project } = await exported(app);
  const answers = await ask(app);
  mkdirSync(path.join(import.meta.dirname, version), { recursive: true });
  const database = await readDatabase(app.page);
  // Copies of files that the app is delivered with are not the owner's.
  const { camera: _, "fashion-mnist": __, ...models } = database.stores.models!;
  writeRelease(version, {
    database: { ...database, stores: { ...database.stores, models } },
    answers,
    project,
  });
} finally {
  await app.close();
  rmSync(data, { recursive: true });
}
