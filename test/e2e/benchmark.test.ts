import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { encode } from "uqr";
import { DIST } from "../../harness/paths";
import { thoroughResult } from "../../harness/states/props/bench-results";
import { writeStill } from "../../harness/states/props/clip";
import { writeLink } from "../../src/results/link";
import { eventually } from "./support/eventually";
import { keptResults } from "./support/results";
import { readShownCode } from "./support/shown-code";
import { offlineReady, PHONE, problemsOf, visit } from "./support/visit";

const PLACE = "#/benchmark";

const measure = (page: Page) => page.getByRole("button", { name: "Measure", exact: true });
const share = (page: Page) => page.getByRole("button", { name: "Share result" });

test("stopping keeps what is done, of a network of the owner's too", async () => {
  const { page } = await visit({ path: PLACE });
  await measure(page).waitFor();
  const model = path.join(DIST, "models/fashion-mnist");
  await page
    .getByLabel("Choose your own network")
    .setInputFiles([path.join(model, "model.json"), path.join(model, "weights.bin")]);
  await measure(page).click();
  await page
    .locator(".bar-chart")
    .getByText(/\d m?s$/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Stop and keep" }).click();
  // What was not measured may be faster: nothing is recommended.
  await page.getByText(/^Stopped before .* measured$/).waitFor();
  expect(await page.getByRole("button", { name: "Use these backends" }).count()).toBe(0);
  const { document } = (await keptResults(page))[0]!;
  expect(document).toMatchObject({ stopped: true, network: { name: "model.json", parameters: 243_786 } });
  expect(document.runs).toHaveLength(6);
  expect(document.runs.filter(({ predict1 }) => predict1).length).toBeGreaterThan(0);
});

test("a link opens offline in another browser, joins the comparison, and is told relative to one", async () => {
  const { page, context, server, addressOf } = await visit({ path: PLACE, serviceWorker: true });
  await offlineReady(page);
  await server.close();
  const mine = await context.newPage();
  for (const seed of [1, 2]) {
    await mine.goto(addressOf(writeLink(thoroughResult(seed))));
    await mine.getByText("Opened one result.").waitFor();
    expect(mine.url()).toBe(addressOf(PLACE));
  }
  const comparison = mine.getByRole("region", { name: "Results side by side" });
  await comparison.getByRole("button", { name: "Pixel 9, Google Chrome 156" }).nth(1).waitFor();
  expect(await keptResults(mine)).toHaveLength(2);
  // Nothing was measured here: that is what is offered first.
  await mine
    .getByRole("heading", { level: 2, name: "Measure this device and compare" })
    .and(mine.locator(".benchmark h2").first())
    .waitFor();

  // The table is wider than a phone; the page is not.
  expect(await mine.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await mine.getByLabel("Relative to").selectOption({ index: 1 });
  const rows = comparison.locator("tbody tr");
  await eventually(async () => {
    expect(await rows.nth(0).locator("td").allTextContents()).toEqual([...Array(6).fill("1.00 ×"), ""]);
    expect(await rows.nth(1).locator("td").first().textContent()).toMatch(/^\d+\.\d\d ×$/);
  });

  await mine.goto(addressOf(writeLink(thoroughResult(1))));
  await mine.getByText("This result is already here.").waitFor();
  expect(await keptResults(mine)).toHaveLength(2);
});

test("the QR code shown is that of the link, and a set of files opens at once", async () => {
  const { page } = await visit({ path: PLACE });
  const set = { format: "hanger-benchmark-set", version: 1, results: [thoroughResult(3), thoroughResult(4)] };
  const files = [JSON.stringify(thoroughResult(2)), JSON.stringify(set)].map((text, i) => ({
    name: `${i}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  }));
  await page.getByLabel("Open results").setInputFiles(files);
  await page.getByText("Opened 3 results.").waitFor();
  await share(page).click();
  const read = await readShownCode(page, "QR code of the link");
  expect(read).toBe(await page.getByRole("textbox", { name: "Link to the result" }).inputValue());
  expect(read!.length).toBeLessThanOrEqual(2000);
});

test("while one window measures, another one does not", async () => {
  const { page, context, addressOf } = await visit({ path: PLACE });
  await measure(page).waitFor();
  // Long enough for another window to open meanwhile.
  await page.getByText("Thorough", { exact: true }).first().click();
  await measure(page).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  const other = await context.newPage();
  await other.goto(addressOf(PLACE));
  await measure(other).click();
  await expect(problemsOf(other).first().textContent()).resolves.toMatch(/in another window/);
  await page.getByRole("button", { name: "Stop" }).click();
  await measure(page).waitFor();
  // Waits its turn, as no click does: the browser tells the other window a little later.
  await other.evaluate(() => navigator.locks.request("hanger-heavy-work", () => undefined));
  await measure(other).click();
  await other.getByRole("button", { name: "Stop" }).waitFor();
  await eventually(async () => expect(await problemsOf(other).count()).toBe(0));
  await other.getByRole("button", { name: "Stop" }).click();
  await measure(other).waitFor();
});

test("a code held before the camera joins the results", async () => {
  const link = `http://localhost/hanger/${writeLink(thoroughResult(5))}`;
  const { data, size } = encode(link, { ecc: "L", border: 4 });
  const [width, height, scale] = [1280, 960, 5];
  expect(scale * size).toBeLessThanOrEqual(height);
  const rgba = new Uint8Array(4 * width * height).fill(255);
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let i = 0; i < scale * scale; i++) {
        const at = (scale * y + Math.floor(i / scale)) * width + scale * x + (i % scale);
        rgba.fill(0, 4 * at, 4 * at + 3);
      }
    });
  });
  const clip = path.join(mkdtempSync(path.join(tmpdir(), "hanger-")), "code.y4m");
  writeStill(rgba, width, height, clip);
  const { page } = await visit({
    path: PLACE,
    args: [
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${clip}`,
    ],
  });
  await page.getByRole("button", { name: "Scan a QR code" }).click();
  await page.getByRole("dialog").getByText("Opened one result.").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const [kept] = await keptResults(page);
  expect(kept).toMatchObject({ origin: "opened", document: { id: thoroughResult(5).id } });
});

const result = thoroughResult();

test.each([
  ["cut off", writeLink(result).slice(0, 200), /The link is damaged/],
  ["of a later version", writeLink(result).replace("r=1.", "r=9."), /The link comes from a newer version/],
  ["of markup", "#/benchmark?r=<img src=x onerror=alert(1)>", /The link is damaged/],
  ["too long", `#/benchmark?r=1.${"A".repeat(100_000)}`, /The link is too large/],
])("a link that is %s is refused, and nothing is kept", async (_, link, sentence) => {
  const { page, uncaught } = await visit({ path: link });
  await expect(problemsOf(page).first().textContent()).resolves.toMatch(sentence);
  expect(await keptResults(page)).toEqual([]);
  expect(uncaught).toEqual([]);
});

test("files that cannot be true are refused by name, and the sound one among them is kept, markup as text", async () => {
  const { page } = await visit({ path: PLACE });
  const markup = "<img src=x onerror=alert(1)>";
  const sound = { ...result, device: { ...result.device, model: markup } };
  const contents = {
    "later.json": JSON.stringify({ ...result, version: 2 }),
    "negative.json": JSON.stringify({ ...result, runs: [{ backend: "cpu", status: "ok", firstMs: -1 }] }),
    "year.json": JSON.stringify({ ...result, runs: [{ backend: "cpu", status: "ok", firstMs: 4e10 }] }),
    "large.json": `"${"x".repeat(10_000_000)}"`,
    "text.json": "hello",
    "sound.json": JSON.stringify(sound),
  };
  const files = Object.entries(contents).map(([name, text]) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  }));
  await page.getByLabel("Open results").setInputFiles(files);
  await page.getByText("Opened one result.").waitFor();
  for (const name of ["later", "negative", "year", "large", "text"]) {
    await problemsOf(page).getByText(`The file ${name}.json `).waitFor();
  }
  expect(await keptResults(page)).toMatchObject([{ origin: "opened", document: { id: result.id } }]);
  await page.getByText(markup).first().waitFor();
  expect(await page.locator("img").count()).toBe(0);
});
