import type { Page } from "playwright-core";
import { eventually } from "./support/eventually";
import { answerOf, visit } from "./support/visit";

/** The first training of a browser begins with measuring every backend. */
const FIRST_TRAINING = { timeout: 90_000 };

async function openTraining(page: Page, { network, epochs }: { network: string; epochs: number }) {
  await page.getByRole("link", { name: "Train" }).click();
  await page.getByRole("button", { name: /^Download/ }).click();
  await page.getByLabel("Network").selectOption(network);
  await page.getByLabel("Pictures").selectOption("5000");
  await page.getByLabel("Epochs").fill(String(epochs));
  await page.getByRole("button", { name: "Train" }).click();
}

test("without the dataset on the server, the train view says who can add it", async () => {
  const { page } = await visit({
    prepare: (page) => page.route("**/data/**", (route) => route.fulfill({ status: 404 })),
  });
  await page.getByRole("link", { name: "Train" }).click();
  await page.getByText("does not offer them").waitFor();
});

test("trains, shows how good it is, and keeps the network; classifying goes on beside it", async () => {
  const { page, uncaught } = await visit();
  await openTraining(page, { network: "dense", epochs: 3 });
  await page.getByRole("link", { name: "Classify" }).click();
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await answerOf(page).first().waitFor();
  await page.getByRole("link", { name: "Train" }).click();
  await page.getByRole("button", { name: "Keep this network" }).waitFor(FIRST_TRAINING);
  expect(await page.getByText(/^\d\d\.\d%$/).textContent()).toMatch(/^[6-9]/);
  await eventually(async () =>
    expect(await page.locator(".card table.garments").getByRole("row").count()).toBe(11),
  );
  const cells = page.getByRole("table", { name: "Columns: the answer" }).locator("tbody td");
  await cells.nth(99).waitFor();
  const counts = (await cells.allTextContents()).map(Number);
  expect(counts.length).toBe(100);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1000);
  await page.getByRole("button", { name: "Keep this network" }).click();
  await page.getByRole("button", { name: "Train" }).waitFor();
  expect(uncaught).toEqual([]);
});

test("a training whose page is closed is offered to go on, and does", async () => {
  const { page } = await visit({ trainsWith: "wasm-simd" });
  await openTraining(page, { network: "dense", epochs: 60 });
  await page.getByText(/^epoch [3-9] of 60$/).waitFor();
  await page.reload();
  await page.getByText("Training interrupted").waitFor();
  expect(await page.getByText(/epochs done, 5,000 pictures/).textContent()).toMatch(/^[2-9] of 60/);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByText(/^epoch ([3-9]|\d\d) of 60$/).waitFor();
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await page.getByText("Stopped as you asked.").waitFor();
});

test("a learning rate that is far too high ends in a sentence", async () => {
  const { page } = await visit({ trainsWith: "wasm-simd" });
  await page.getByRole("link", { name: "Train" }).click();
  await page.getByRole("button", { name: /^Download/ }).click();
  await page.getByLabel("Learning rate").fill("1e30");
  await page.getByRole("button", { name: "Train" }).click();
  const problem = page.getByRole("alert");
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(/learning rate/i);
});
