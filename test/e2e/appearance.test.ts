import type { Page } from "playwright-core";
import { hear, listen } from "./support/hearing";
import { classify, giveFiles, visit } from "./support/visit";

const answer = (page: Page) => page.getByRole("region", { name: /^(Answer|Antwort)$/ });

test("under its kind the answer says what a garment looks like and how sure that is, and a screen reader hears it", async () => {
  const { page } = await visit({ prepare: listen });
  await classify(page, "Trouser");
  await answer(page)
    .getByText(/^Dark blue \d+%, plain \d+%$/)
    .waitFor();
  await hear(page, /^Dark blue \d+%, plain \d+%$/);
  await classify(page, "Dress");
  await answer(page)
    .getByText(/^Dark red \d+%, plain \d+%$/)
    .waitFor();
});

test("it says so in German", async () => {
  const { page } = await visit({ locale: "de-DE" });
  await page.getByRole("button", { name: "Hose" }).click();
  await answer(page)
    .getByText(/^Dunkelblau \d+\s%, einfarbig \d+\s%$/)
    .waitFor();
});

test("where the names of colours cannot be loaded, the answer comes without them", async () => {
  const { page } = await visit({
    prepare: (page) => page.route("**/assets/appearance-*.js", (route) => route.fulfill({ status: 404 })),
  });
  await classify(page, "Trouser");
  await page.getByRole("button", { name: "Keep it in Trouser" }).waitFor();
  expect(await answer(page).getByText(/blue/i).count()).toBe(0);
});

test("where the network is not sure, the answer says how much of this photo is background", async () => {
  const { page } = await visit();
  // A small square in the middle of a grey wall; too small to be cropped to.
  const content = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(200, 200);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#ccc";
    context.fillRect(0, 0, 200, 200);
    context.fillStyle = "#224";
    context.fillRect(92, 92, 16, 16);
    const blob = await canvas.convertToBlob();
    return new Uint8Array(await blob.arrayBuffer());
  });
  await giveFiles(page, { name: "square.png", content: Buffer.from(content) });
  await answer(page).getByRole("heading", { name: "Not sure" }).waitFor();
  await answer(page).getByText("99% of what the network sees is background.").waitFor();
});
