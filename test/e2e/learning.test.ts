import type { Page } from "playwright-core";
import { type GarmentKind, garmentPhoto } from "../../harness/garments";
import { eventually } from "./support/eventually";
import { storedIn } from "./support/results";
import { countTaps } from "./support/taps";
import { answerOf, giveFiles, offlineReady, visit } from "./support/visit";

/** Opens a place of the app as its links do, without loading it anew. */
async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
}

/** Has a drawn garment classified, and comes back once it is answered. */
async function show(page: Page, kind: GarmentKind, seed: number): Promise<void> {
  await open(page, "#/classify");
  const name = `${kind} ${seed}.jpg`;
  await giveFiles(page, { name, content: await garmentPhoto(page, kind, seed) });
  await page.getByRole("img", { name }).first().waitFor();
}

/** Says what the picture shows that is answered; a class that is not there yet is added. */
async function correct(page: Page, name: string, isNew = false): Promise<void> {
  const correction = page.getByRole("region", { name: "Keep or correct" });
  await correction.getByRole("button", { name: /Not right|Tell Hanger/ }).click();
  const sheet = page.getByRole("dialog", { name: "What is it?" });
  if (isNew) {
    await sheet.getByRole("button", { name: "New class" }).click();
    await sheet.getByRole("textbox", { name: "Name of the new class" }).fill(name);
    await sheet.getByRole("button", { name: "Add", exact: true }).click();
  } else {
    await sheet.getByRole("button", { name, exact: true }).click();
  }
  await page.getByText(`Kept in ${name}.`).waitFor();
}

async function openModels(page: Page): Promise<void> {
  await open(page, "#/photos/models");
  await page.getByRole("region", { name: "Models", exact: true }).getByRole("listitem").first().waitFor();
}

const answer = async (page: Page) => (await answerOf(page).textContent())?.replace(/\d+%$/, "");

const inUse = (page: Page) =>
  page
    .getByRole("region", { name: "Models", exact: true })
    .getByRole("listitem")
    .filter({ hasText: "In use" });

test("corrections to new classes count at once, offline, over a reload too, and are left again for the first model", async () => {
  const { page, context, foreign, uncaught } = await visit({ serviceWorker: true });
  await offlineReady(page);
  await context.setOffline(true);

  for (const seed of [1, 2, 3]) {
    await show(page, "coat", seed);
    if (seed === 1) expect(await answer(page)).not.toBe("Parka");
    const taps = await countTaps(page);
    await correct(page, "Parka", seed === 1);
    // A new class takes one more, and its name.
    expect(await taps()).toBe(seed === 1 ? 3 : 2);
  }
  for (const seed of [1, 2, 3, 4, 5]) {
    await show(page, "beret", seed);
    await correct(page, "Beret", seed === 1);
  }

  await page.getByText("Hanger counts this as Beret from now on.").waitFor();

  await openModels(page);
  const learning = page.getByRole("region", { name: "Learn", exact: true });
  await learning.getByText("8 photos, all already learned.").waitFor();
  await learning.getByRole("button", { name: /^Learn again, about \d+ s$/ }).waitFor();
  const version = await inUse(page).getByRole("heading").filter({ hasNotText: "Camera" }).textContent();

  // Pictures that it was not shown.
  const recognised = async () => {
    await show(page, "beret", 9);
    expect(await answer(page)).toBe("Beret");
    await show(page, "coat", 9);
    expect(await answer(page)).toBe("Parka");
    await show(page, "dress", 9);
    expect(await answer(page)).toBe("Dress");
  };
  await recognised();
  await page.reload();
  await page.getByText(/^Knows thirteen kinds/).waitFor();
  await recognised();

  await openModels(page);
  await eventually(async () => expect(await inUse(page).getByRole("heading").textContent()).toBe(version));
  await page.getByRole("button", { name: "Use Camera", exact: true }).click();
  await inUse(page).getByRole("heading", { name: "Camera", exact: true }).waitFor();
  await show(page, "beret", 9);
  expect(await answer(page)).not.toBe("Beret");

  await page.reload();
  await openModels(page);
  await eventually(async () => expect(await inUse(page).getByRole("heading").textContent()).toBe("Camera"));
  await page.getByRole("button", { name: `Delete ${version}`, exact: true }).click();
  await page.getByRole("button", { name: "Yes, delete" }).click();
  await page.getByRole("heading", { name: version!, exact: true }).waitFor({ state: "detached" });
  const { models, photos } = await storedIn(page);
  expect((models as { card: { name: string } }[]).map(({ card }) => card.name).sort()).toEqual([
    "camera",
    "fashion-mnist",
  ]);
  expect(photos).toHaveLength(8);
  expect([foreign, uncaught]).toEqual([[], []]);
});

declare global {
  /** Ends what holds the device. */
  var letDeviceGo: () => void;
}

/** Holds the device as a training in another window does, until `letDeviceGo` or a reload. */
const holdDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((isHeld) => {
        void navigator.locks.request("hanger-heavy-work", () => {
          isHeld();
          return new Promise<void>((resolve) => {
            globalThis.letDeviceGo = resolve;
          });
        });
      }),
  );

/** How many photos the versions were taught that are kept. */
const taughtPhotos = async (page: Page) =>
  ((await storedIn(page)).taught as (readonly unknown[])[]).map(({ length }) => length);

test("a correction that cannot count at once says why, and does once the device is free, or after the next start", async () => {
  const { page, uncaught } = await visit();
  await show(page, "coat", 1);
  await holdDevice(page);
  await correct(page, "Bag");
  await page.getByText("Hanger will learn this as soon as the training or measurement is over.").waitFor();
  expect(await taughtPhotos(page)).toEqual([]);
  await page.evaluate(() => globalThis.letDeviceGo());
  await eventually(async () => expect(await taughtPhotos(page)).toEqual([1]));

  await show(page, "coat", 2);
  await holdDevice(page);
  await correct(page, "Bag");
  await page.getByText("Hanger will learn this as soon as the training or measurement is over.").waitFor();
  await page.reload();
  await eventually(async () => expect(await taughtPhotos(page)).toEqual([2]));

  await openModels(page);
  await page.getByRole("button", { name: "Use Fashion-MNIST", exact: true }).click();
  await inUse(page).getByRole("heading", { name: "Fashion-MNIST", exact: true }).waitFor();
  await show(page, "coat", 3);
  await correct(page, "Bag");
  await page.getByText("This model cannot learn from your photos.").waitFor();
  expect(uncaught).toEqual([]);
});
