import type { Page } from "playwright-core";

/**
 * Finds text that is cut off, by the sides of the window or by a box. Text only for screen readers, and text that can be
 * scrolled into view, are left out. Returns lines of text, each with its place.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK = 1.5;
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    const scroll = document.documentElement.scrollWidth;
    if (scroll > width) faults.push(`the page is ${scroll} wide in a window of ${width}`);
    const root = document.querySelector("dialog[open]") ?? document.body;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement!;
      const text = texts.currentNode.textContent!.trim();
      if (text === "" || parent.closest(".unseen, option, noscript") || !parent.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const fault = () => faults.push(`"${text.slice(0, 60)}" in ${parent.outerHTML.slice(0, 80)}`);
      for (let box: Element | null = parent; ; box = box.parentElement) {
        if (!box) {
          if (left < -SLACK || right > width + SLACK) fault();
          break;
        }
        const { overflowX, overflowY } = getComputedStyle(box);
        if (/auto|scroll/.test(overflowX)) break;
        const bounds = box.getBoundingClientRect();
        const isCut =
          (overflowX !== "visible" && (left < bounds.left - SLACK || right > bounds.right + SLACK)) ||
          (overflowY === "hidden" && (top < bounds.top - SLACK || bottom > bounds.bottom + SLACK));
        if (isCut) {
          fault();
          break;
        }
      }
    }
    return faults;
  });
}
