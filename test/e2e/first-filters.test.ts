import type { Page } from "playwright-core";
import { eventually, pictureIn } from "./support/eventually";
import { visit } from "./support/visit";

const TITLE = "How the first layer's filters came about";

const card = (page: Page) => page.getByRole("region", { name: TITLE });

const mosaic = (page: Page, name: RegExp) => card(page).getByRole("img", { name });

const drawnIn = (page: Page, name: RegExp) => pictureIn(mosaic(page, name));

const BEFORE = /^Before training: 64 filters with weights from −0\.10 to 0\.10$/;

test("the 64 filters start random, and the app's own network is shown before and after its training", async () => {
  const { page, uncaught } = await visit({ path: "#/explore/layers" });
  await mosaic(page, BEFORE).waitFor();
  await mosaic(page, /^After training: 64 filters with weights from −\d\.\d\d to \d\.\d\d$/).waitFor();
  await card(page)
    .getByText(/They do start random, in Keras too/)
    .waitFor();
  await card(page)
    .getByText(/drawn again as it was then, from seed 101/)
    .waitFor();
  await card(page)
    .getByText(/^Weights from −.*\. (None|\d+) of (the )?64 still looks? /)
    .waitFor();
  const start = await drawnIn(page, BEFORE);
  expect(await drawnIn(page, /^After training/)).not.toBe(start);

  // A network to be built has only a start: the one that training begins with.
  const network = page.getByRole("combobox", { name: "Network", exact: true }).filter({ visible: true });
  await network.selectOption("new:cnn");
  await card(page).getByText("Training starts from this draw, seed 101.").waitFor();
  expect(await drawnIn(page, BEFORE)).toBe(start);
  await eventually(async () => expect(await mosaic(page, /^After/).count()).toBe(0));

  // Other colours: four channels, drawn from another distribution.
  await network.selectOption("camera");
  await mosaic(page, /^After training: 32 filters/).waitFor();
  await network.selectOption("new:dense");
  await page.getByRole("row", { name: "Total 101,770" }).waitFor();
  await card(page).waitFor({ state: "detached" });
  expect(uncaught).toEqual([]);
});

test("while a network trains, its filters are shown before the first step and after each epoch, and its row keeps them", async () => {
  const { page, uncaught } = await visit({
    path: "#/explore/layers?network=new:cnn",
    trainsWith: "wasm-simd",
  });
  await mosaic(page, BEFORE).waitFor();
  const start = await drawnIn(page, BEFORE);
  await page.goto(page.url().replace(/#.*/, "#/explore/exercises?images=500&epochs=20"));
  await page.getByRole("button", { name: "Run the experiment" }).click();
  const running = page.getByRole("region", { name: "Running" });
  await running.getByRole("img", { name: BEFORE }).waitFor();
  await running.getByRole("img", { name: /^After epoch \d+: 64 filters/ }).waitFor();
  await page.getByText("500 pictures, 20 of 20 epochs.").waitFor();
  const curves = page.getByRole("img", { name: /^Accuracy by epoch: after 20 epochs/ });
  const [accuracy = 0, validation = 0] = (await curves.getAttribute("aria-label"))!
    .match(/\d+(?=%)/g)!
    .map(Number);
  // The network has learned its pictures by heart.
  expect(accuracy).toBeGreaterThan(validation + 5);
  expect(await drawnIn(page, BEFORE)).toBe(start);
  const last = await drawnIn(page, /^After epoch 20: /);
  const slider = card(page).getByRole("slider", { name: "During training" });
  await slider.press("Home");
  await mosaic(page, /^After epoch 1: /).waitFor();
  expect(await drawnIn(page, /^After epoch 1: /)).not.toBe(start);
  expect(await drawnIn(page, /^After epoch 1: /)).not.toBe(last);

  await page.reload();
  await mosaic(page, /^After epoch 20: /).waitFor();
  expect(await drawnIn(page, /^After epoch 20: /)).toBe(last);
  expect(uncaught).toEqual([]);
});
