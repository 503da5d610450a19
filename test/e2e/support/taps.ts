import type { Page } from "playwright-core";

declare global {
  var taps: number;
}

/** Counts what is tapped or clicked in a page from now on. Returns what tells how often that was. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    globalThis.taps = 0;
    addEventListener("pointerdown", () => globalThis.taps++, { capture: true });
  });
  return () => page.evaluate(() => globalThis.taps);
}
