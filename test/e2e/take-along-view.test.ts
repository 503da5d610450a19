import { readFile } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { bringDrawings } from "../../harness/states/props/drawn";
import { ENGLISH_KIND_NAMES, KINDS } from "../../src/contract";
import { makeStock, modelJsonOf } from "../formats/stock-tfjs";
import { fillCollection, keptBy } from "./support/copies";
import { eventually } from "./support/eventually";
import { answerOf, problemsOf, type Visit, visit } from "./support/visit";

const MODELS = "#/photos/models";

const shown = (page: Page) => page.getByRole("combobox", { name: "Model" }).waitFor();

/** The app on a device of its own, with so many photos in its collection. */
async function device(photos = 0): Promise<Visit> {
  const made = await visit({ path: MODELS });
  await shown(made.page);
  if (photos > 0) {
    await bringDrawings(made.page);
    await fillCollection(made.page, photos);
    await made.page.reload();
    await shown(made.page);
  }
  return made;
}

/** The file that a button saves. */
async function savedBy(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await coming;
  await page.getByText("is in your downloads.").waitFor();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const openSaved = (page: Page, bytes: Buffer) =>
  page
    .getByLabel("Open a saved file")
    .setInputFiles({ name: "hanger.zip", mimeType: "application/zip", buffer: bytes });

/** A network of three classes, as its owner would choose it. */
async function strangeModel(labels: string) {
  const stock = await makeStock("logits");
  const bytes = zipSync({
    "model.json": strToU8(modelJsonOf(stock)),
    "weights.bin": stock.weights,
    "labels.txt": strToU8(labels),
  });
  return { name: "strange.zip", mimeType: "application/zip", buffer: Buffer.from(bytes) };
}

test("everything is saved as one file, and opened on another device", async () => {
  const from = await device(40);
  await from.page.getByText(/About \d+ MB\./).waitFor();
  const saved = await savedBy(from.page, "Save everything");
  expect(saved.name).toMatch(/^hanger-\d{4}-\d\d-\d\d\.zip$/);
  const to = await device();
  await openSaved(to.page, saved.bytes);
  await to.page.getByText("Added 40 photos, 2 classes and 2 models.").waitFor();
  expect(await keptBy(to.page)).toMatchObject({ photos: (await keptBy(from.page)).photos! });
  await openSaved(to.page, saved.bytes);
  await to.page.getByText("Everything in this file was already here.").waitFor();
  expect([...from.uncaught, ...to.uncaught, ...from.foreign, ...to.foreign]).toEqual([]);
});

/** A file of nothing but these classes. */
function fileOfClasses(classes: readonly object[]): Buffer {
  const project = { format: "hanger-project", version: 1, savedAt: 1, classes, photos: [], models: [] };
  return Buffer.from(zipSync({ "project.json": strToU8(JSON.stringify(project)) }));
}

const asked = (page: Page) => page.getByRole("group", { name: /built-in classes are changed/ });

const applyButton = (page: Page) => asked(page).getByRole("button", { name: "Change the chosen ones" });

const changedClasses = async (page: Page) => Object.keys((await keptBy(page)).classes!).sort();

test("a file's changes to the built-in classes are asked about, and none is made unless it is chosen", async () => {
  const bytes = fileOfClasses([
    { id: "bag", name: "Handbag", addedAt: 1, state: "shown" },
    { id: "coat", name: "Coat", addedAt: 1, state: "hidden" },
    { id: "sandal", name: "Sandal", addedAt: 1, state: "deleted", mergedInto: "sneaker" },
  ]);
  const { page } = await device();
  await openSaved(page, bytes);
  await asked(page).waitFor();
  await eventually(async () => expect(await asked(page).getByRole("checkbox").count()).toBe(3));
  expect(await asked(page).getByRole("checkbox", { checked: true }).count()).toBe(0);
  await eventually(async () => expect(await applyButton(page).isDisabled()).toBe(true));
  await asked(page).getByRole("button", { name: "Leave all as they are" }).click();
  await asked(page).waitFor({ state: "detached" });
  expect(await changedClasses(page)).toEqual([]);

  await openSaved(page, bytes);
  await asked(page).getByLabel("Rename Bag to “Handbag”").check();
  await asked(page).getByLabel("Merge Sandal into Sneaker").check();
  await applyButton(page).click();
  await asked(page).waitFor({ state: "detached" });
  expect(await changedClasses(page)).toEqual(["bag", "sandal"]);
});

test("a file cannot hide the last class shown, even where its owner chooses all", async () => {
  const { page } = await device();
  await openSaved(
    page,
    fileOfClasses(KINDS.map((id) => ({ id, name: ENGLISH_KIND_NAMES[id], addedAt: 1, state: "hidden" }))),
  );
  await asked(page).waitFor();
  for (const box of await asked(page).getByRole("checkbox").all()) await box.check();
  await applyButton(page).click();
  await problemsOf(page).filter({ hasText: "This is the last visible class." }).waitFor();
  await eventually(async () => expect(await asked(page).getByRole("checkbox").count()).toBe(1));
  expect((await changedClasses(page)).length).toBe(KINDS.length - 1);
});

test("stopped half way, what was added stays whole, and the same file adds the rest", async () => {
  const from = await device(1000);
  const { bytes } = await savedBy(from.page, "Save everything");
  const expected = (await keptBy(from.page)).photos!;
  await from.leave();
  const to = await device();
  await openSaved(to.page, bytes);
  // The first half is looking through the file, the second adding.
  await to.page.getByText(/^(5[1-9]|[6-9]\d)%$/).waitFor();
  await to.page.getByRole("button", { name: "Stop" }).click();
  await to.page.getByText("Stopped. What was already added stays.").waitFor();
  const { photos, jpegs, framed } = await keptBy(to.page);
  const count = Object.keys(photos!).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(1000);
  expect([jpegs, framed].map((store) => Object.keys(store!))).toEqual(Array(2).fill(Object.keys(photos!)));
  await openSaved(to.page, bytes);
  // The four classes, of which two count, came with the first photos.
  await to.page
    .getByText(`${(count + 2).toLocaleString("en")} more were already here.`)
    .waitFor({ timeout: 90_000 });
  expect((await keptBy(to.page)).photos).toEqual(expected);
});

test("a file that is refused says why, and can be put right", async () => {
  const { page } = await device();
  await openSaved(page, Buffer.from("hello"));
  await problemsOf(page).getByText("This is not a zip file. Choose another one.").waitFor();
  await page.getByRole("button", { name: "Close this message" }).click();
  await eventually(async () => expect(await problemsOf(page).count()).toBe(0));
});

test("names that a file tells afterwards are shown as text, wherever they are shown", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const { page, uncaught } = await device();
  let alerts = 0;
  page.on("dialog", (dialog) => {
    alerts++;
    void dialog.dismiss();
  });
  await page.getByLabel("Choose files").setInputFiles(await strangeModel("Hat\nShoe"));
  await page.getByText("It knows 3 classes.").waitFor();
  await page.getByText("There are 2 class names for 3 classes, so the classes are numbered.").waitFor();
  await page.getByLabel("Choose labels.txt").setInputFiles({
    name: "labels.txt",
    mimeType: "text/plain",
    buffer: Buffer.from([evil, evil, evil].join("\n")),
  });
  await page.getByText("so the classes are numbered").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Use it" }).click();
  await page.getByText("It is now in use.").waitFor();
  await page.getByRole("link", { name: "Classify" }).click();
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await answerOf(page).first().waitFor();
  await page.getByRole("region", { name: "Answer" }).getByText("<img src=x").first().waitFor();
  expect(await page.locator("img[src='x']").count()).toBe(0);
  expect(alerts).toBe(0);
  expect(uncaught).toEqual([]);
  await page.getByRole("link", { name: "Explore" }).click();
  await page.getByRole("option", { name: "strange" }).waitFor({ state: "attached" });
});

test("models are saved for other programs from the list of models", async () => {
  const { page } = await device();
  await page.getByRole("combobox", { name: "Model" }).selectOption("fashion-mnist");
  expect((await savedBy(page, "Save as TensorFlow.js")).name).toBe("hanger-fashion-mnist.zip");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as ONNX" }).click();
  expect((await coming).suggestedFilename()).toBe("hanger-fashion-mnist.onnx");
});
