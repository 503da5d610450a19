import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { requireBuild } from "../../harness/app";
import { classify, PHONE } from "../../harness/app-page";
import { startBrowser } from "../../harness/browser";
import { type GarmentKind, garmentPhoto } from "../../harness/garments";
import { ROOT } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import { type RunningServer, serve } from "../../harness/server";
import { dress, type ScreenName, type ThemeName } from "../../harness/states/shoot";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run screenshots

Retakes the screenshots that the manifest offers for installing the app (public/screenshots/), and the one in the README
(docs/screenshot.png). The app itself answers, and measures this device; its photos are the project's own drawings. Run it
while nothing else runs. Needs the built app, and takes about two minutes.
`;

/** Device pixels per CSS pixel, as on a phone. */
const SCALE = 2;

/** How long the app may take to show something, in milliseconds: a whole benchmark is the longest. */
const PATIENCE_MS = 300_000;

/** Where a screenshot is used. */
type Place = "manifest" | "readme";

interface Scene {
  readonly name: string;
  readonly screen: ScreenName;
  readonly theme: ThemeName;
  readonly places: readonly Place[];
  /** Brings a page, on which nothing is open yet, to what the picture shows. */
  readonly reach: (page: Page, server: RunningServer) => Promise<unknown>;
}

/** In the order in which the README shows them side by side. */
const SCENES: readonly Scene[] = [
  { name: "classify", screen: "phone", theme: "light", places: ["manifest", "readme"], reach: answer },
  { name: "photos", screen: "phone", theme: "light", places: ["manifest"], reach: keepPhotos },
  { name: "layers", screen: "phone", theme: "light", places: ["readme"], reach: seeInside },
  { name: "benchmark", screen: "phone", theme: "dark", places: ["manifest", "readme"], reach: measure },
  { name: "explore", screen: "wide", theme: "light", places: ["manifest"], reach: seeInside },
];

async function answer(page: Page, server: RunningServer): Promise<void> {
  await page.goto(server.url);
  // The first answers take longer, as the backends are being measured.
  for (const title of ["Dress", "T-shirt"]) {
    await classify(page, title);
    await page.getByRole("button", { name: /^Computed with/ }).waitFor();
  }
}

async function seeInside(page: Page, server: RunningServer): Promise<void> {
  const pictures = "drawing:dress,drawing:trouser";
  await page.goto(`${server.url}#/explore/activations?layer=3&filter=17&pictures=${pictures}`);
  await page.getByText(/products add up to/).waitFor();
}

/** How many photos of each class are kept: a wardrobe. */
const WARDROBE: readonly (readonly [GarmentKind, number])[] = [
  ["t-shirt-top", 9],
  ["trouser", 7],
  ["pullover", 5],
  ["dress", 6],
  ["coat", 4],
];

async function keepPhotos(page: Page, server: RunningServer): Promise<void> {
  await page.goto(`${server.url}#/photos`);
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-wardrobe-"));
  for (const [kind, count] of WARDROBE) {
    mkdirSync(path.join(folder, kind));
    for (let seed = 1; seed <= count; seed++) {
      writeFileSync(path.join(folder, kind, `${seed}.jpg`), await garmentPhoto(page, kind, seed));
    }
  }
  await page.getByRole("button", { name: /^Add photos/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.locator("input[webkitdirectory]").setInputFiles(folder);
  await page.getByRole("dialog", { name: "Add by folder?" }).getByRole("button", { name: /^Add/ }).click();
  const count = WARDROBE.reduce((sum, [, of]) => sum + of, 0);
  const message = page.getByRole("status").filter({ hasText: `Added ${count} photos to` });
  await message.waitFor();
  await message.getByRole("button", { name: "Close this message" }).click();
  rmSync(folder, { recursive: true });
  await page
    .getByRole("navigation", { name: "Classes" })
    .getByRole("button", { name: /^T-shirt/ })
    .click();
  await page.getByRole("heading", { name: "T-shirt/top", exact: true }).waitFor();
}

async function measure(page: Page, server: RunningServer): Promise<void> {
  await page.goto(`${server.url}#/benchmark`);
  await page.getByRole("button", { name: "Measure", exact: true }).click();
  await page.getByRole("button", { name: "Share result" }).waitFor();
}

await runCommand(HELP, async () => {
  readOptions({});
  requireBuild();
  const server = await serve();
  const browser = await startBrowser();
  try {
    const taken: { readonly scene: Scene; readonly jpeg: Buffer }[] = [];
    for (const scene of SCENES) {
      showProgress(scene.name);
      taken.push({ scene, jpeg: await take(browser, server, scene) });
    }
    endProgress();
    const folder = path.join(ROOT, "public/screenshots");
    mkdirSync(folder, { recursive: true });
    const takenFor = (place: Place) => taken.filter(({ scene }) => scene.places.includes(place));
    for (const { scene, jpeg } of takenFor("manifest")) {
      writeFileSync(path.join(folder, `${scene.name}.jpg`), jpeg);
    }
    const readme = path.join(ROOT, "docs/screenshot.png");
    const pictures = takenFor("readme").map(({ jpeg }) => jpeg);
    writeFileSync(readme, await sideBySide(browser, pictures));
    process.stdout.write(`${folder}\n${readme}\n`);
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Takes the picture of a scene, in a browser context of its own. */
async function take(browser: Browser, server: RunningServer, scene: Scene): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: SCALE,
    locale: "en-US",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await scene.reach(page, server);
    await dress(page, { ...scene, text: 100 });
    return await page.screenshot({ animations: "disabled", type: "jpeg", quality: 85 });
  } finally {
    await context.close();
  }
}

async function sideBySide(browser: Browser, pictures: readonly Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const shown = pictures.map(
    (jpeg) => `<img alt="" src="data:image/jpeg;base64,${jpeg.toString("base64")}">`,
  );
  await page.setContent(`<!doctype html>
<style>
body { display: inline-flex; gap: 16px; margin: 0; padding: 16px; background: #d9d4cb; }
img { width: 360px; border-radius: 12px; }
</style>
${shown.join("")}`);
  return page.locator("body").screenshot();
}
