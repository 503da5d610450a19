import { existsSync } from "node:fs";
import path from "node:path";
import { type DrivenApp, openApp } from "../../harness/app";
import { PREPARED_DATASET, ROOT } from "../../harness/paths";
import { findPhotos, PHOTOS_MOUNT } from "../../src/cli/photos";

const PHOTOS = path.join(ROOT, "../shared/photos/validation");

let app: DrivenApp;
beforeAll(async () => {
  app = await openApp({ server: existsSync(PHOTOS) ? { mounts: { [PHOTOS_MOUNT]: PHOTOS } } : {} });
  await app.call("start", { appVersion: "test" });
  if (existsSync(PREPARED_DATASET)) await app.call("downloadDataset", undefined);
});
afterAll(() => app.close());

test("both models that come with the app are whole and have the course's size", async () => {
  const models = await app.call("listModels", undefined);
  expect(models.map(({ name }) => name).sort()).toEqual(["camera", "fashion-mnist"]);
  const summary = await app.call("explainNetwork", { kind: "model", name: "fashion-mnist" });
  expect(summary.parameters).toBe(243_786);
});

// Both parts need data that is not in the repository; "npm test" says where it is missing, and how to get it.
if (existsSync(PREPARED_DATASET)) {
  test("fashion-mnist is right as often as its card says", async () => {
    const [model] = (await app.call("listModels", undefined)).filter(({ name }) => name === "fashion-mnist");
    const { accuracy, count } = await app.call("evaluate", {
      model: "fashion-mnist",
      dataset: { kind: "fashion-mnist" },
    });
    expect(count).toBe(10_000);
    expect(accuracy).toBeGreaterThanOrEqual(0.932);
    // The card's figure is from before the weights were rounded to half precision.
    expect(Math.abs(accuracy - model!.card.figures.testAccuracy!)).toBeLessThanOrEqual(0.0005);
  });

  test("a training learns, pauses, and goes on where it was", async () => {
    const settings = {
      architecture: "dense",
      images: 3000,
      epochs: 3,
      batchSize: 64,
      learningRate: 0.001,
      seed: 1,
    };
    const whole = await app.call("train", { settings });
    expect(whole.epochs.at(-1)!.valAccuracy).toBeGreaterThan(0.7);

    const halted = await app.page.evaluate(async (settings) => {
      const { client } = globalThis.driver!;
      return client.call(
        "train",
        { settings },
        {
          onProgress: ({ kind }) =>
            kind === "epoch" && void client.call("controlTraining", { action: "pause" }),
        },
      );
    }, settings);
    expect(halted.state).toBe("paused");
    expect(halted.epochs.length).toBeLessThan(3);
    const resumed = await app.call("resumeTraining", { run: halted.run });
    const figures = ({ loss, valLoss, valAccuracy }: (typeof whole.epochs)[number]) => [
      loss,
      valLoss,
      valAccuracy,
    ];
    expect(resumed.epochs.map(figures)).toEqual(whole.epochs.map(figures));
    expect(resumed.evaluation).toMatchObject({ accuracy: whole.evaluation!.accuracy });
  });
}

if (existsSync(PHOTOS)) {
  test("camera is right on most photos that chose it", async () => {
    const photos = await findPhotos(PHOTOS);
    const { accuracy, top2, ece, unknownAuroc, perClass, count } = await app.call("evaluate", {
      model: "camera",
      dataset: { kind: "photos", photos },
    });
    expect(count).toBe(290);
    expect(accuracy).toBeGreaterThanOrEqual(0.8);
    expect(top2).toBeGreaterThanOrEqual(0.92);
    expect(ece).toBeLessThanOrEqual(0.06);
    expect(unknownAuroc).toBeGreaterThanOrEqual(0.8);
    const groups = photos.map(({ label }) => label).filter((label) => label in perClass);
    expect(new Set(groups).size).toBe(7);
    for (const group of groups) expect(perClass[group]).toBeGreaterThanOrEqual(0.55);
  });

  test("it is right as often from three times as far away", async () => {
    const photos = await findPhotos(PHOTOS);
    const { accuracy, unknownAuroc } = await app.call("evaluate", {
      model: "camera",
      dataset: { kind: "photos", photos, farther: 3 },
    });
    expect(accuracy).toBeGreaterThanOrEqual(0.8);
    expect(unknownAuroc).toBeGreaterThanOrEqual(0.8);
  });
}
