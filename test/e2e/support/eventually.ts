import type { Locator, Page } from "playwright-core";

/** As long as a page waits for an element. */
const PATIENCE_MS = 30_000;

/**
 * Repeats expectations of a page until they hold, where a later render than the one waited for brings what they read.
 * Not for what must never be there: that would hold sooner or later.
 * @throws what they threw last, when they have not held for half a minute
 */
export async function eventually(expectations: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await expectations();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Waits until pictures are drawn that were rendered before: the app draws after the paint that brings a canvas. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve()))),
  );

/** What a canvas shows, as an address that equal pictures have in common. */
export async function pictureIn(canvas: Locator): Promise<string> {
  await canvas.waitFor();
  await drawn(canvas.page());
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}
