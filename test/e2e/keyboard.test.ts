import { thoroughResult } from "../../harness/states/props/bench-results";
import { bringDrawings, drawnFile } from "../../harness/states/props/drawn";
import { writeLink } from "../../src/results/link";
import { eventually } from "./support/eventually";
import { focused, openAndClose, press, sheetGone, tabTo, typeThere } from "./support/keys";
import { storedIn } from "./support/results";
import { visit } from "./support/visit";

test("all five places are gone to by keyboard, and the focus is on their headings", async () => {
  const { page, uncaught } = await visit();
  await page.getByText(/^Knows thirteen kinds/).waitFor();
  for (const name of ["Photos", "Train", "Explore", "Benchmark", "Classify"]) {
    await press(page, name);
    await page.locator("h1:focus").filter({ hasText: name }).waitFor({ state: "attached" });
    expect(await page.evaluate(() => document.activeElement!.checkVisibility())).toBe(true);
  }
  expect(uncaught).toEqual([]);
});

test("everything can be reached and used by keyboard", async () => {
  const { page } = await visit();
  await page.getByRole("button", { name: "drawing of a Trouser" }).waitFor();
  // It comes once the page has nothing else to do.
  await page.getByRole("button", { name: "Speak answers" }).waitFor();
  const names: string[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        return (
          focused.getAttribute("aria-label") ??
          focused.closest("label")?.textContent ??
          focused.textContent ??
          ""
        );
      }),
    );
  }
  expect(names.slice(0, 3).map((name) => name.trim())).toEqual([
    "Speak answers",
    "Use the camera",
    "Choose photos",
  ]);
  expect(names[3]).toMatch(/drawing of a Trouser/);
  await page.getByRole("button", { name: "drawing of a Pullover" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Pullover/ }).waitFor();
});

test("an answer is looked into, corrected and taken back by keyboard", async () => {
  const { page, uncaught } = await visit();
  await press(page, /drawing of a T-shirt/);
  await page.getByRole("heading", { name: /^T-shirt\/top/ }).waitFor();
  await page.getByRole("button", { name: "Not right?" }).waitFor();
  await openAndClose(page, /^Computed with/, "How Hanger computes");
  await openAndClose(page, "What the network sees", "What the network sees");
  await openAndClose(page, "Not right?", "What is it?");

  await page.keyboard.press("Enter");
  await press(page, "Ankle boot");
  await page.getByText("Kept in Ankle boot.").waitFor();
  expect(await focused(page)).toBe("Not right?");
  await page.keyboard.press("Enter");
  await press(page, "New class", "Space");
  await typeThere(page, "Beret");
  await page.keyboard.press("Enter");
  await page.getByText("Moved to Beret.").waitFor();
  expect(await focused(page)).toBe("Not right?");
  await press(page, "Undo");
  await page.getByText("Moved to Beret.").waitFor({ state: "detached" });
  const { photos } = await storedIn(page);
  expect(photos).toMatchObject([{ label: "ankle-boot" }]);
  expect(uncaught).toEqual([]);
});

test("the way to compute is picked by arrow keys", async () => {
  const { page } = await visit();
  await press(page, /drawing of a T-shirt/);
  await page.getByRole("heading", { name: /^T-shirt\/top/ }).waitFor();
  await press(page, /^Computed with/);
  const sheet = page.getByRole("dialog");
  await tabTo(page, /^wasm, SIMD/);
  await page.keyboard.press("ArrowDown");
  await sheet
    .getByRole("radio", { name: /^wasm (not|\d)/ })
    .and(sheet.locator(":checked"))
    .waitFor();
  await press(page, "Close");
  await sheetGone(page);
  expect(await focused(page)).toMatch(/^Computed with/);
});

test("classes and photos are looked after by keyboard", async () => {
  const { page, uncaught } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  await page.getByText(/^No photos yet/).waitFor();
  await openAndClose(page, "New class", "New class");
  await page.keyboard.press("Enter");
  await typeThere(page, "Beret");
  await press(page, "Add", "Space");
  await page.getByRole("heading", { name: "Beret", exact: true }).waitFor();
  expect(await focused(page)).toBe("New class");
  await openAndClose(page, "Add photos to Beret", "Add photos to Beret");
  await page.keyboard.press("Enter");
  // The device's own picker follows the button; what it gives is put in for it.
  await tabTo(page, "Choose photos");
  const files = [1, 2, 3].map(async (seed) => ({
    name: `${seed}.jpg`,
    mimeType: "image/jpeg",
    buffer: await drawnFile(page, seed),
  }));
  await page
    .getByRole("dialog")
    .getByLabel("Choose photos")
    .setInputFiles(await Promise.all(files));
  await page.getByText("Added 3 photos to Beret.").waitFor();
  await press(page, "Close this message");
  await openAndClose(page, "Change", "Beret");
  await openAndClose(page, /^Beret, 3\.jpg/, "Beret");

  await tabTo(page, "Select", "Shift+Tab");
  await page.keyboard.press("Space");
  await press(page, /^Beret, 3\.jpg/, "Space");
  await press(page, /^Beret, 2\.jpg/, "Enter");
  await page.getByText("2 photos selected").waitFor();
  await openAndClose(page, "Move", "Move 2 photos");
  await press(page, "Delete");
  await page.getByText("Deleted 2 photos.").waitFor();
  await press(page, "Undo");
  await page.getByRole("button", { name: /^Beret 3$/ }).waitFor();
  await tabTo(page, /^All photos/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await openAndClose(page, "Find duplicate photos", "Photos that look the same");
  expect(uncaught).toEqual([]);
});

test("models are compared, saved and brought in by keyboard", async () => {
  const { page, uncaught } = await visit({ path: "#/photos" });
  await page.getByText(/^No photos yet/).waitFor();
  await press(page, "Models");
  await page.getByRole("button", { name: "Use Fashion-MNIST" }).waitFor();
  await openAndClose(page, "Compare", "Compare");
  await press(page, "Use Fashion-MNIST");
  await page.getByRole("button", { name: "Use Camera" }).waitFor();
  const coming = page.waitForEvent("download");
  await press(page, "Save as ONNX");
  expect((await coming).suggestedFilename()).toBe("hanger-fashion-mnist.onnx");
  expect(uncaught).toEqual([]);
});

test("the parts of Explore, its filters and its pixels are reached by keyboard", async () => {
  const { page, uncaught } = await visit({ path: "#/explore/layers" });
  await page.getByRole("row", { name: "Total" }).waitFor();
  await press(page, "Activations");
  await page.getByText(/products add up to/).waitFor();
  await tabTo(page, /^Filter, 0 to 63/);
  await page.keyboard.press("ArrowUp");
  await page.getByRole("heading", { name: /^Filter 2 of/ }).waitFor();
  await press(page, /^Max pool 2×2, filter 2/);
  await page.getByRole("heading", { name: /^Filter 2 of Max pool/ }).waitFor();
  await tabTo(page, "Filters", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: /^Filtered/ }).waitFor();
  await tabTo(page, "Row 1, column 1");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5");
  await page.waitForURL(/weights=5,/);
  await press(page, "Load a learned filter");
  await press(page, "Load filter");
  await page.waitForURL(/weights=(-?\d\.\d{3},?){9}/);
  expect(uncaught).toEqual([]);
});

test("a measurement is set by arrow keys, started and stopped, and its result shared by keyboard", async () => {
  const { page, uncaught } = await visit({ path: writeLink(thoroughResult(1)) });
  await page.getByText("Opened one result.").waitFor();
  await page.getByRole("button", { name: "Measure", exact: true }).waitFor();
  await openAndClose(page, "Share result", "Share result");
  await tabTo(page, "Quick");
  await page.keyboard.press("ArrowRight");
  await eventually(async () =>
    expect(await page.getByRole("radio", { name: "Thorough" }).isChecked()).toBe(true),
  );
  await page.keyboard.press("ArrowLeft");
  await openAndClose(page, "Scan a QR code", "Scan a result");
  await tabTo(page, "Measure", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Stop and keep" }).waitFor();
  expect(await focused(page)).toBe("Benchmark");
  await press(page, "Stop and keep");
  await page.getByRole("button", { name: "Measure", exact: true }).waitFor();
  expect(await focused(page)).toBe("Benchmark");
  expect(uncaught).toEqual([]);
});

test("the dataset is fetched, and an experiment run and stopped, by keyboard", async () => {
  const { page, uncaught } = await visit({ path: "#/train", trainsWith: "wasm-simd" });
  await page.getByRole("button", { name: /^Download/ }).waitFor();
  await press(page, /^Download/);
  await page.getByLabel("Learning rate").waitFor();
  await press(page, "Explore");
  await page.locator("h1:focus").filter({ hasText: "Explore" }).waitFor();
  await press(page, "Exercises");
  await page.getByRole("button", { name: "Run the experiment" }).and(page.locator(":enabled")).waitFor();
  await tabTo(page, /^Network/);
  await page.keyboard.type("Dense");
  await tabTo(page, "Epochs");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("60");
  await press(page, "Run the experiment");
  await page.getByText(/^Epoch [2-9] of 60/).waitFor();
  expect(await focused(page)).toBe("Experiment");
  await press(page, "Stop and keep");
  await page.getByRole("row", { name: /^Dense 101,770/ }).waitFor();
  await page.getByRole("button", { name: "Run the experiment" }).waitFor();
  expect(await focused(page)).toBe("Experiment");
  await openAndClose(page, "Keras code", "Keras code");
  await press(page, "Delete row");
  await page.getByText("No experiments yet.").waitFor();
  expect(uncaught).toEqual([]);
});
