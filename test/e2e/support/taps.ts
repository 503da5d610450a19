import type { Page } from "playwright-core";

declare global {
  var taps: number | undefined;
}

/** Counts what is tapped or clicked in a page from now on. Returns what tells how often that was. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const isCounted = globalThis.taps !== undefined;
    globalThis.taps = 0;
    if (!isCounted) addEventListener("pointerdown", () => globalThis.taps!++, { capture: true });
  });
  return () => page.evaluate(() => globalThis.taps!);
}
