import type { Page } from "playwright-core";

declare global {
  /** What was announced so far. */
  var announced: string[] | undefined;
}

/** Follows what a screen reader is told in live regions, now and after each reload. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const announced: string[] = [];
    globalThis.announced = announced;
    const REGIONS = "[aria-live], [role=status], [role=alert], [role=log]";
    const isWhole = (region: Element) =>
      (region.getAttribute("aria-atomic") ?? String(region.matches("[role=status], [role=alert]"))) ===
      "true";
    const tell = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest(REGIONS);
      if (!region || region.getAttribute("aria-live") === "off" || !region.checkVisibility()) return;
      const text = (isWhole(region) ? region : node).textContent?.replaceAll(/\s+/g, " ").trim();
      if (text && text !== announced.at(-1)) announced.push(text);
    };
    new MutationObserver((mutations) => {
      for (const { type, target, addedNodes } of mutations) {
        if (type === "characterData") tell(target);
        for (const node of addedNodes) {
          tell(node);
          // Browsers tell of a region that comes with its text as of a change.
          if (node instanceof Element) for (const region of node.querySelectorAll(REGIONS)) tell(region);
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Waits until something was announced that is like this. */
export async function hear(page: Page, text: RegExp): Promise<void> {
  await page.waitForFunction(
    ([source, flags]) => globalThis.announced?.some((told) => new RegExp(source, flags).test(told)),
    [text.source, text.flags] as const,
  );
}

export const heard = (page: Page) => page.evaluate(() => globalThis.announced ?? []);
