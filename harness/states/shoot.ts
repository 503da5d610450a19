import type { Page } from "playwright-core";
import { PHONE } from "../app-page";

export const SCREENS = { phone: PHONE, wide: { width: 1280, height: 800 } } as const;

export type ScreenName = keyof typeof SCREENS;

/** What the app is looked at in: the first two always, the others where asked. */
export const THEMES = {
  light: { colorScheme: "light", contrast: "no-preference", forcedColors: "none" },
  dark: { colorScheme: "dark", contrast: "no-preference", forcedColors: "none" },
  "light-contrast": { colorScheme: "light", contrast: "more", forcedColors: "none" },
  "dark-contrast": { colorScheme: "dark", contrast: "more", forcedColors: "none" },
  forced: { colorScheme: "dark", contrast: "more", forcedColors: "active" },
} as const;

export type ThemeName = keyof typeof THEMES;

/** More of a page than so many screens is not looked at. */
const MOST_SCREENS = 3;

export interface Look {
  readonly screen: ScreenName;
  readonly theme: ThemeName;
  /** Per cent of the usual size of text. */
  readonly text: number;
}

/** Has the page look like this, and waits until it does. */
export async function dress(page: Page, { screen, theme, text }: Look): Promise<void> {
  await page.setViewportSize(SCREENS[screen]);
  await page.emulateMedia(THEMES[theme]);
  await page.evaluate(async (text) => {
    document.documentElement.style.fontSize = text === 100 ? "" : `${text}%`;
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  }, text);
}

/** Pictures of the page as it stands, screen by screen where it, or the sheet over it, is longer than one. */
export async function shoot(page: Page): Promise<readonly Buffer[]> {
  const shots = [await page.screenshot({ animations: "disabled" })];
  while (shots.length < MOST_SCREENS && (await scrollOn(page))) {
    shots.push(await page.screenshot({ animations: "disabled" }));
  }
  await page.evaluate(() => {
    for (const element of document.querySelectorAll(".scrolled")) {
      element.classList.remove("scrolled");
      element.scrollTo(0, 0);
    }
  });
  return shots;
}

/** Scrolls what is in front by most of its height; false where its end was seen. */
function scrollOn(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const isLonger = (element: Element) => element.scrollHeight > element.clientHeight + 4;
    const sheet = document.querySelector("dialog[open]");
    const candidates = sheet ? [sheet] : [document.documentElement, ...document.querySelectorAll(".below")];
    const scroller = candidates.find(isLonger);
    if (!scroller) return false;
    scroller.classList.add("scrolled");
    const before = scroller.scrollTop;
    scroller.scrollBy({ top: 0.85 * scroller.clientHeight, behavior: "instant" });
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    return scroller.scrollTop > before + 4;
  });
}
