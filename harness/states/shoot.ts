import type { Page } from "playwright-core";
import { PHONE } from "../app-page";

/** The first two always, the others on request. */
export const SCREENS = {
  phone: PHONE,
  wide: { width: 1280, height: 800 },
  narrow: { width: 280, height: 653 },
  across: { width: 844, height: 390 },
} as const;

export type ScreenName = keyof typeof SCREENS;

/** Themes: the first two always, the others on request. */
export const THEMES = {
  light: { colorScheme: "light", contrast: "no-preference", forcedColors: "none" },
  dark: { colorScheme: "dark", contrast: "no-preference", forcedColors: "none" },
  "light-contrast": { colorScheme: "light", contrast: "more", forcedColors: "none" },
  "dark-contrast": { colorScheme: "dark", contrast: "more", forcedColors: "none" },
  forced: { colorScheme: "dark", contrast: "more", forcedColors: "active" },
} as const;

export type ThemeName = keyof typeof THEMES;

/** The most screens that are shot of one page. */
const MOST_SCREENS = 3;

export interface Look {
  readonly screen: ScreenName;
  readonly theme: ThemeName;
  /** Text size in per cent of the default. */
  readonly text: number;
}

/** Sets the page's screen, theme and text size, and waits until they apply. */
export async function dress(page: Page, { screen, theme, text }: Look): Promise<void> {
  await page.setViewportSize(SCREENS[screen]);
  await page.emulateMedia(THEMES[theme]);
  await page.evaluate(async (text) => {
    document.documentElement.style.fontSize = text === 100 ? "" : `${text}%`;
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  }, text);
}

/** Takes pictures of the current page, screen by screen if it, or the sheet over it, is longer than one screen. */
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

/** Scrolls the page, or the sheet over it, by most of its height; false if it was at the end. */
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
