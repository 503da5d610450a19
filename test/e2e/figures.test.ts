import type { DrivenApp } from "../../harness/app";
import { findPhotos, PHOTOS_MOUNT } from "../../src/cli/photos";
import { openApp } from "./support/driven-app";
import { FASHION_MNIST, testOn, VALIDATION_PHOTOS } from "./support/published-data";

const PHOTOS = VALIDATION_PHOTOS.folder;

let app: DrivenApp;
beforeAll(async () => {
  app = await openApp({ server: { mounts: { [PHOTOS_MOUNT]: PHOTOS } } });
  await app.call("start", { appVersion: "test", backend: "wasm-threads" });
});
afterAll(() => app.close());

test("both models that come with the app are whole and have the course's size", async () => {
  const models = await app.call("listModels", undefined);
  expect(models.map(({ name }) => name).sort()).toEqual(["camera", "fashion-mnist"]);
  const summary = await app.call("explainNetwork", { kind: "model", name: "fashion-mnist" });
  expect(summary.parameters).toBe(243_786);
});

testOn(FASHION_MNIST, "fashion-mnist is right as often as its card says", async () => {
  await app.call("downloadDataset", undefined);
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

testOn(VALIDATION_PHOTOS, "camera is right on most photos that chose it", async () => {
  const photos = await findPhotos(PHOTOS);
  const { accuracy, top2, ece, perClass, count } = await app.call("evaluate", {
    model: "camera",
    dataset: { kind: "photos", photos },
  });
  expect(count).toBe(341);
  expect(accuracy).toBeGreaterThanOrEqual(0.8);
  expect(top2).toBeGreaterThanOrEqual(0.88);
  expect(ece).toBeLessThanOrEqual(0.06);
  const groups = new Set(photos.map(({ label }) => label));
  expect(groups.size).toBe(10);
  for (const group of groups) expect(perClass[group]).toBeGreaterThanOrEqual(0.5);
});

testOn(VALIDATION_PHOTOS, "it is right as often from three times as far away", async () => {
  const photos = await findPhotos(PHOTOS);
  const { accuracy } = await app.call("evaluate", {
    model: "camera",
    dataset: { kind: "photos", photos, farther: 3 },
  });
  expect(accuracy).toBeGreaterThanOrEqual(0.77);
});
