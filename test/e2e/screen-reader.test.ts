import { giveFiles } from "../../harness/app-page";
import { writePhotos } from "../../harness/many-photos";
import { learnResult } from "../../harness/states/props/models";
import { datasetStatus, trainProgress, trainResult } from "../../harness/states/props/training";
import type { Stage } from "../../harness/states/stage";
import type { Scene } from "../../harness/states/state";
import { openTheatre, type Theatre } from "../../harness/states/theatre";
import { eventually } from "./support/eventually";
import { hear, heard, listen } from "./support/hearing";

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

/** Plays a scene of one state, whose page is listened to. */
function play(scene: Omit<Scene, "view" | "states">, act: (stage: Stage) => Promise<unknown>): Promise<void> {
  const before = async (stage: Stage) => {
    await listen(stage.page);
    await scene.before?.(stage);
  };
  const states = [{ name: "heard", prepare: act }];
  return theatre.play(
    { view: "shell", path: "?backend=wasm-simd", ...scene, before, states },
    async () => {},
  );
}

test("a photo's answer is announced, and a file that is none at once", async () => {
  await play({}, async ({ page }) => {
    await page.getByRole("button", { name: "drawing of a T-shirt" }).click();
    await hear(page, /^T-shirt\/top ?\d+%/);
    await giveFiles(page, { name: "words.jpg", content: "words" });
    await hear(page, /^words\.jpg: This file is not a picture/);
    const answer = page.getByRole("region", { name: "Answer" });
    expect(await answer.ariaSnapshot()).toMatch(/heading "T-shirt\/top \d+%" \[level=2\]/);
  });
});

test("of what the camera sees the word is announced, not every share", async () => {
  await play({ camera: "allowed" }, async ({ page }) => {
    await page.getByRole("heading", { name: /^Dress/ }).waitFor();
    await page.getByRole("heading", { name: /^Dress 100%/ }).waitFor();
    const words = (await heard(page)).filter((text) => /\d%$/.test(text) && !/^[A-Z]/.test(text));
    expect(words).toEqual([]);
    await hear(page, /^Dress/);
    const whole = (await heard(page)).filter((text) => /^Dress.*\d%$/.test(text));
    expect(whole.length).toBeLessThanOrEqual(1);
  });
});

test("a training is announced by its epochs, and its charts are tables too", async () => {
  const place = { path: "?backend=wasm-simd#/train" };
  const before = (stage: Stage) => stage.answer("datasetStatus", datasetStatus(1));
  await play({ ...place, before }, async (stage) => {
    const { page } = stage;
    await stage.answer("rememberedChoice", {
      purpose: "train",
      backend: "wasm-simd",
      by: "measured",
      reports: [],
    });
    await stage.hold("train", ...trainProgress());
    await page.getByLabel("Epochs").fill("20");
    await page.getByRole("button", { name: "Train" }).click();
    await hear(page, /^epoch 9 of 20$/);
    await hear(page, /^Validation accuracy ?90%$/);
    const told = await heard(page);
    expect(told.filter((text) => /min|ms/.test(text))).toEqual([]);
    const accuracy = page.getByRole("table", { name: "Accuracy by epoch" });
    await eventually(async () => expect(await accuracy.getByRole("row").count()).toBe(9));
    expect(await accuracy.getByRole("row").last().textContent()).toMatch(/^80\.9\d\d0\.8\d\d$/);
    await stage.answer("train", trainResult());
    await page.getByRole("table", { name: "Columns: the answer" }).waitFor();
    await eventually(async () => expect(await page.getByRole("cell").count()).toBeGreaterThan(100));
  });
});

test("learning is announced part by part, and what came of it", async () => {
  const place = { path: "?backend=wasm-simd#/photos/models" };
  await play(place, async (stage) => {
    const { page } = stage;
    await page.getByText("Comes with Hanger").first().waitFor();
    await writePhotos(page, 48);
    await page.reload();
    await stage.hold("learn", { kind: "looking", done: 3, total: 48 });
    await page.getByRole("button", { name: /^Learn now/ }).click();
    await hear(page, /^Looking at your photos$/);
    await stage.answer("learn", learnResult(true));
    await hear(page, /Learned, and now in use/);
    expect((await heard(page)).filter((text) => /of 48/.test(text))).toEqual([]);
  });
});

test("every place has a title of its own and a heading that the focus goes to, but for the start", async () => {
  await play({}, async ({ page }) => {
    await page.getByText(/^Knows thirteen kinds/).waitFor();
    const focused = () => page.evaluate(() => [document.title, document.activeElement?.textContent]);
    expect(await page.evaluate(() => [document.title, document.activeElement?.localName])).toEqual([
      "Hanger",
      "body",
    ]);
    for (const name of ["Photos", "Train", "Explore", "Benchmark"]) {
      await page.getByRole("link", { name, exact: true }).first().click();
      await page.locator("h1:focus").filter({ hasText: name }).waitFor();
      expect(await focused()).toEqual([`${name} - Hanger`, name]);
    }
    await page.getByRole("link", { name: "Classify" }).click();
    await page.locator("h1:focus").filter({ hasText: "Classify" }).waitFor({ state: "attached" });
    expect(await focused()).toEqual(["Hanger", "Classify"]);
  });
});

test("pictures say in numbers what they show", async () => {
  await play({ path: "?backend=wasm-simd#/explore/activations?pictures=drawing:dress" }, async ({ page }) => {
    await page.getByRole("region", { name: "Units" }).waitFor();
    await page.getByText(/products add up to/).waitFor();
    await eventually(async () => expect(await page.getByRole("img").count()).toBeGreaterThan(64));
    const names = await page.getByRole("img").evaluateAll((all) => all.map((each) => each.ariaLabel ?? ""));
    expect(names.filter((name) => !/\d/.test(name))).toEqual([]);
  });
});
