import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { ROOT } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import { filmJourney } from "../../harness/states/film-strip";
import { JOURNEYS, type JourneyName } from "../../harness/states/journeys";
import { SCENES } from "../../harness/states/registry";
import { dress, SCREENS, type ScreenName, shoot, THEMES, type ThemeName } from "../../harness/states/shoot";
import { VIEWS } from "../../harness/states/state";
import { openTheatre } from "../../harness/states/theatre";
import { oneOf, readOptions, runCommand, wholeNumber } from "./usage";

const HELP = `
npm run sheet -- [--view NAME | --journey NAME] [--screen NAME] [--theme NAME] [--text PERCENT] [--json]

Takes a picture of every state of every view, at 390x844 and 1280x800, light and dark, into build/sheet/: index.html shows
them all, and each contact-*.png shows those of one view; the caption says where the worker's answers are made up. Needs the
built app.

  --view NAME     only ${VIEWS.join(", ")}
  --journey NAME  instead, a film strip of a journey, one for each screen and theme: ${Object.keys(JOURNEYS).join(", ")}
  --screen NAME   only ${Object.keys(SCREENS).join(" or ")}
  --theme NAME    only ${Object.keys(THEMES).join(", ")}
  --text PERCENT  with another text size, such as 200
`;

const FOLDER = path.join(ROOT, "build/sheet");

interface Shot {
  readonly view: string;
  readonly state: string;
  readonly screen: ScreenName;
  readonly theme: ThemeName;
  /** Whether the command answered for the worker: such figures are no measurement. */
  readonly isMadeUp: boolean;
  /** Names of the pictures, top to bottom. */
  readonly files: readonly string[];
}

await runCommand(HELP, async () => {
  const options = readOptions({
    view: { type: "string" },
    journey: { type: "string" },
    screen: { type: "string" },
    theme: { type: "string" },
    text: { type: "string", default: "100" },
    json: { type: "boolean", default: false },
  });
  const views = options.view === undefined ? VIEWS : [oneOf("view", options.view, VIEWS)];
  const screens = chosen("screen", options.screen, SCREENS, ["phone", "wide"]);
  const themes = chosen("theme", options.theme, THEMES, ["light", "dark"]);
  const text = wholeNumber("text", options.text!, 100);
  const journey =
    options.journey === undefined
      ? undefined
      : oneOf("journey", options.journey, Object.keys(JOURNEYS) as JourneyName[]);
  const theatre = await openTheatre();
  mkdirSync(FOLDER, { recursive: true });
  if (journey) {
    const film = filmJourney(theatre, journey, { screens, themes, text, folder: FOLDER });
    const strips = await film.finally(theatre.close);
    process.stdout.write(
      options.json ? `${JSON.stringify({ folder: FOLDER, strips })}\n` : `${strips.join("\n")}\n`,
    );
    return;
  }
  for (const file of readdirSync(FOLDER)) {
    const isOf = (view: string) => file.startsWith(`${view}-`) || file.startsWith(`contact-${view}-`);
    if (views.some(isOf)) rmSync(path.join(FOLDER, file));
  }
  const shots: Shot[] = [];
  try {
    for (const scene of SCENES.filter(({ view }) => views.includes(view))) {
      await theatre.play(scene, async ({ name: state }, page, { isMadeUp }) => {
        showProgress(`${scene.view}: ${state}`);
        for (const screen of screens) {
          for (const theme of themes) {
            await dress(page, { screen, theme, text });
            const name = `${scene.view}-${slug(state)}-${screen}-${theme}`;
            const files = (await shoot(page)).map((png, i) =>
              save(`${name}${i > 0 ? `-${i + 1}` : ""}`, png),
            );
            shots.push({ view: scene.view, state, screen, theme, isMadeUp, files });
          }
        }
        await dress(page, { screen: "phone", theme: "light", text: 100 });
      });
    }
    endProgress();
    await writeContactSheets(theatre.browser, shots);
  } finally {
    await theatre.close();
  }
  const index = path.join(FOLDER, "index.html");
  writeFileSync(index, pageOf("Every state of every view", shots, 0.5));
  process.stdout.write(options.json ? `${JSON.stringify({ folder: FOLDER, shots })}\n` : `${index}\n`);
});

function chosen<K extends string>(
  name: string,
  asked: string | undefined,
  all: Readonly<Record<K, unknown>>,
  usual: readonly K[],
): readonly K[] {
  return asked === undefined ? usual : [oneOf(name, asked, Object.keys(all) as K[])];
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function save(name: string, png: Buffer): string {
  writeFileSync(path.join(FOLDER, `${name}.png`), png);
  return `${name}.png`;
}

/** For each view, screen and theme, writes all states onto as few pictures as stay readable. */
async function writeContactSheets(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const nameOf = ({ view, screen, theme }: Shot) => `${view}-${screen}-${theme}`;
  for (const name of new Set(shots.map(nameOf))) {
    const group = shots.filter((shot) => nameOf(shot) === name);
    const isPhone = group[0]!.screen === "phone";
    const count = isPhone ? 10 : 9;
    for (let from = 0; from < group.length; from += count) {
      const html = path.join(FOLDER, `contact-${name}-${1 + from / count}.html`);
      writeFileSync(html, pageOf(name, group.slice(from, from + count), isPhone ? 0.56 : 0.39));
      await page.goto(pathToFileURL(html).href);
      await page.screenshot({ path: html.replace(/html$/, "png"), fullPage: true });
      rmSync(html);
    }
  }
  await page.close();
}

function pageOf(title: string, shots: readonly Shot[], scale: number): string {
  const figures = shots.flatMap(({ view, state, screen, theme, isMadeUp, files }) =>
    files.map((file, i) => {
      const more = i > 0 ? `, ${i + 1}` : "";
      const source = isMadeUp ? ", with made-up answers" : "";
      const width = Math.round(scale * SCREENS[screen].width);
      return `<figure style="width:${width}px"><img src="${file}" width="${width}" alt=""><figcaption>${view}: ${state}${more} (${screen}, ${theme}${source})</figcaption></figure>`;
    }),
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>${title}</title>
<style>
body { display: flex; flex-wrap: wrap; align-items: start; gap: 12px; margin: 12px; background: #888; font: 12px sans-serif; }
figure { margin: 0; background: #fff; }
img { display: block; }
figcaption { padding: 2px 4px; }
</style>
${figures.join("\n")}
`;
}
