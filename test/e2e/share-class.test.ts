import type { Page } from "playwright-core";
import { garmentPhoto } from "../../harness/garments";
import { storedIn } from "./support/results";
import { readShownCode } from "./support/shown-code";
import { countTaps } from "./support/taps";
import { answerOf, giveFiles, offlineReady, visit } from "./support/visit";

let asked = 0;

/** What the app answers to a parka that it was not shown. */
async function answerToParka(page: Page): Promise<string> {
  const name = `parka, asked ${++asked}.jpg`;
  await page.getByRole("link", { name: "Classify" }).first().click();
  await giveFiles(page, { name, content: await garmentPhoto(page, "coat", 30) });
  await page.getByRole("img", { name }).first().waitFor();
  return (await answerOf(page).first().textContent()) ?? "";
}

const openPlace = (page: Page, place: string) =>
  page.evaluate((place) => {
    location.hash = place;
  }, place);

test("five taps and the picker make a class of ten photos that answers; it goes to a second profile as one QR code, offline, and out again without a trace", async () => {
  const { page: mine } = await visit();
  const files = [];
  for (let seed = 1; seed <= 10; seed++) {
    const buffer = await garmentPhoto(mine, "coat", seed);
    files.push({ name: `parka ${seed}.jpg`, mimeType: "image/jpeg", buffer });
  }
  const taps = await countTaps(mine);
  await mine.getByRole("link", { name: "Photos" }).first().click();
  await mine.getByRole("button", { name: /^Add photos/ }).click();
  const sheet = mine.getByRole("dialog");
  await sheet.getByRole("button", { name: "New class" }).click();
  await sheet.getByRole("textbox", { name: "Name of the new class" }).fill("Parka");
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  const picker = mine.waitForEvent("filechooser");
  await sheet.getByText("Choose photos").click();
  await (await picker).setFiles(files);
  await mine.getByText("Added 10 photos to Parka.").waitFor();
  await mine.getByText("Hanger knows Parka now").waitFor();
  expect(await taps()).toBeLessThanOrEqual(5);
  expect(await answerToParka(mine)).toMatch(/^Parka/);
  await mine.getByRole("link", { name: "Photos" }).first().click();
  await mine.getByRole("button", { name: "Change" }).click();
  await mine.getByRole("button", { name: "Send what Hanger learned" }).click();
  const link = await readShownCode(mine, "QR code of what Hanger learned of Parka");
  expect(link).toBe(await mine.getByRole("textbox", { name: /^Link to what/ }).inputValue());

  const { page: theirs, context, uncaught } = await visit({ serviceWorker: true });
  await offlineReady(theirs);
  await context.setOffline(true);
  expect(await answerToParka(theirs)).not.toMatch(/^Parka/);
  await openPlace(theirs, "#/photos/models");
  const pasted = theirs.getByRole("textbox", { name: "Paste the link here" });
  const opened = theirs.getByText("Open its file").locator("input");
  const file = { name: "Parka.txt", mimeType: "text/plain", buffer: Buffer.from(link!) };
  for (const isFirst of [true, false]) {
    if (isFirst) await pasted.fill(link!);
    else await opened.setInputFiles(file);
    const received = theirs.getByRole("region", { name: "From other devices" });
    await received.getByRole("heading", { name: "Parka, learned from 10 photos elsewhere" }).waitFor();
    if (isFirst) await received.getByRole("button", { name: "Add it" }).click();
    else {
      await received.getByText("It is already counted here.").waitFor();
      await received.getByRole("button", { name: "Close" }).click();
    }
    await theirs.getByRole("button", { name: "Take out Parka" }).waitFor();
    const models = theirs.getByRole("region", { name: "Models", exact: true }).getByRole("listitem");
    await models.filter({ hasText: "In use" }).filter({ hasNotText: "Comes with Hanger" }).waitFor();
  }
  expect(await answerToParka(theirs)).toMatch(/^Parka/);
  await theirs.reload();
  expect(await answerToParka(theirs)).toMatch(/^Parka/);

  await openPlace(theirs, "#/photos/models");
  await theirs.getByRole("button", { name: "Take out Parka" }).click();
  await theirs.getByRole("button", { name: "Take out Parka" }).waitFor({ state: "detached" });
  await theirs
    .getByRole("region", { name: "Models", exact: true })
    .getByRole("listitem")
    .filter({ hasText: "In use" })
    .filter({ hasText: "Comes with Hanger" })
    .waitFor();
  expect(await answerToParka(theirs)).not.toMatch(/^Parka/);
  const { models, classes, shares } = await storedIn(theirs);
  expect([classes, shares]).toEqual([[], []]);
  expect((models as { origin: string }[]).filter(({ origin }) => origin !== "shipped")).toEqual([]);
  expect(uncaught).toEqual([]);

  await openPlace(mine, new URL(link!).hash);
  await mine.getByText("This device sent this itself").waitFor();
});

test.each([
  ["cut short", (text: string) => text.slice(0, -9), /does not hold what another Hanger learned/],
  [
    "of another network",
    (text: string) => `${text.slice(0, 2)}AAAA${text.slice(6)}`,
    /another version of Hanger's Camera/,
  ],
  ["of a later version", (text: string) => `Cg${text.slice(2)}`, /A later version of Hanger made this link/],
] as const)(
  "a link that is %s is refused with a sentence, and changes nothing",
  async (_, damage, sentence) => {
    const { page } = await visit({ path: "driver.html" });
    const text = await page.evaluate(async () => {
      const { client } = globalThis.driver!;
      await client.call("start", { appVersion: "test", backend: "wasm-simd" });
      const photos = [];
      for (const kind of ["a", "b"]) {
        const canvas = new OffscreenCanvas(90, 90);
        const context = canvas.getContext("2d")!;
        context.fillStyle = kind === "a" ? "#325" : "#853";
        context.fillRect(20, 20, 50, kind === "a" ? 50 : 30);
        photos.push({ name: kind, image: { kind: "blob" as const, blob: await canvas.convertToBlob() } });
      }
      await client.call("addPhotos", { label: "bag", photos });
      return client.call("shareClass", { id: "bag" });
    });
    await page.goto(new URL(`./?backend=wasm-simd#/photos/models?learned=${damage(text)}`, page.url()).href);
    await page.getByText(sentence).waitFor();
    expect(await page.getByRole("button", { name: "Add it" }).count()).toBe(0);
  },
);
