import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { endProgress, showProgress } from "../progress-line";
import { JOURNEYS, type JourneyName } from "./journeys";
import { dress, SCREENS, type ScreenName, type ThemeName } from "./shoot";
import type { Theatre } from "./theatre";

/** Width of a frame in the strip, pixels. */
const FRAME_WIDTH: Readonly<Record<ScreenName, number>> = { phone: 312, wide: 640, narrow: 224, across: 506 };

interface FilmOptions {
  readonly screens: readonly ScreenName[];
  readonly themes: readonly ThemeName[];
  /** Text size in per cent of the default. */
  readonly text: number;
  /** Where the strips are written. */
  readonly folder: string;
}

/**
 * Films a journey: for each screen and theme, one picture of what is on the screen in each state, beside one another.
 * @returns the strips' files
 */
export async function filmJourney(
  { play, browser }: Theatre,
  journey: JourneyName,
  { screens, themes, text, folder }: FilmOptions,
): Promise<readonly string[]> {
  const looks = screens.flatMap((screen) => themes.map((theme) => ({ screen, theme, text })));
  const frames = new Map<string, string[]>();
  for (const scene of JOURNEYS[journey]) {
    await play(scene, async ({ name }, page) => {
      showProgress(`${journey}: ${name}`);
      for (const look of looks) {
        await dress(page, look);
        const png = await page.screenshot({ animations: "disabled" });
        const width = FRAME_WIDTH[look.screen];
        const strip = `journey-${journey}-${look.screen}-${look.theme}`;
        const frame = `<figure style="width:${width}px"><img width="${width}" src="data:image/png;base64,${png.toString("base64")}" alt=""><figcaption>${name}</figcaption></figure>`;
        frames.set(strip, [...(frames.get(strip) ?? []), frame]);
      }
      await dress(page, { screen: "phone", theme: "light", text: 100 });
    });
  }
  endProgress();
  const page = await browser.newPage({ viewport: SCREENS.phone });
  const files: string[] = [];
  for (const [strip, shown] of frames) {
    const html = path.join(folder, `${strip}.html`);
    writeFileSync(html, `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${shown.join("")}`);
    await page.goto(pathToFileURL(html).href);
    const png = html.replace(/html$/, "png");
    await page.locator("body").screenshot({ path: png });
    rmSync(html);
    files.push(png);
  }
  await page.close();
  return files;
}

const STYLE = `
body { display: flex; align-items: start; gap: 12px; width: max-content; margin: 0; padding: 12px; background: #888; font: 14px sans-serif; }
figure { flex: none; margin: 0; background: #fff; }
img { display: block; }
figcaption { padding: 4px 6px; color: #000; }
`;
