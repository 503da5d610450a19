import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { ROOT } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import { SCENES } from "../../harness/states/registry";
import { dress, type ScreenName, type ThemeName } from "../../harness/states/shoot";
import type { ViewName } from "../../harness/states/state";
import { openTheatre } from "../../harness/states/theatre";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run screenshots

Retakes the screenshots that the manifest offers for installing the app (public/screenshots/), and the one in the README
(docs/screenshot.png). Needs the built app.
`;

/** Device pixels per CSS pixel, as on a phone. */
const SCALE = 2;

interface Shot {
  readonly name: string;
  readonly view: ViewName;
  /** A state of that view: see `states/`. */
  readonly state: string;
  readonly screen: ScreenName;
  readonly theme: ThemeName;
}

const IN_MANIFEST: readonly Shot[] = [
  { name: "classify", view: "classify", state: "answered", screen: "phone", theme: "light" },
  { name: "photos", view: "photos", state: "with photos", screen: "phone", theme: "light" },
  { name: "benchmark", view: "benchmark", state: "result", screen: "phone", theme: "dark" },
  { name: "explore", view: "explore", state: "activations", screen: "wide", theme: "light" },
];

/** Side by side. */
const IN_README: readonly Shot[] = [
  { name: "answer", view: "classify", state: "answered", screen: "phone", theme: "light" },
  { name: "layers", view: "explore", state: "activations", screen: "phone", theme: "light" },
  { name: "figures", view: "benchmark", state: "result", screen: "phone", theme: "dark" },
];

await runCommand(HELP, async () => {
  readOptions({});
  const taken = new Map<Shot, Buffer>();
  const wanted = [...IN_MANIFEST, ...IN_README];
  const theatre = await openTheatre(SCALE);
  try {
    for (const scene of SCENES) {
      const shots = wanted.filter(({ view }) => view === scene.view);
      const last = scene.states.findLastIndex(({ name }) => shots.some(({ state }) => state === name));
      if (last < 0) continue;
      await theatre.play({ ...scene, states: scene.states.slice(0, last + 1) }, async ({ name }, page) => {
        for (const shot of shots.filter(({ state }) => state === name)) {
          showProgress(`${shot.view}: ${shot.state}`);
          await dress(page, { ...shot, text: 100 });
          taken.set(shot, await page.screenshot({ animations: "disabled", type: "jpeg", quality: 85 }));
        }
        await dress(page, { screen: "phone", theme: "light", text: 100 });
      });
    }
    const folder = path.join(ROOT, "public/screenshots");
    mkdirSync(folder, { recursive: true });
    for (const shot of IN_MANIFEST) writeFileSync(path.join(folder, `${shot.name}.jpg`), take(taken, shot));
    const readme = path.join(ROOT, "docs/screenshot.png");
    writeFileSync(
      readme,
      await sideBySide(
        theatre.browser,
        IN_README.map((shot) => take(taken, shot)),
      ),
    );
    endProgress();
    process.stdout.write(`${folder}\n${readme}\n`);
  } finally {
    await theatre.close();
  }
});

function take(taken: ReadonlyMap<Shot, Buffer>, shot: Shot): Buffer {
  const picture = taken.get(shot);
  if (!picture) throw new Error(`there is no state "${shot.state}" of ${shot.view}`);
  return picture;
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
