import type { Page } from "playwright-core";

/**
 * Finds text that is cut off, by the sides of the window or by a box, and short words that are broken in their middle. Text
 * only for screen readers, and text that can be scrolled into view, are left out; places that have to be scrolled to are not.
 * Returns lines of text, each with its place.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK = 1.5;
    /** Letters. Longer words may have no other way to fit, and names of the owner's have any length. */
    const SHORT_WORD = 12;
    /** The parts of a text between which a line may end. */
    const WORD = /[\p{L}\p{N}]+/gu;
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    const scroll = document.documentElement.scrollWidth;
    if (scroll > width) faults.push(`the page is ${scroll} wide in a window of ${width}`);
    const root = document.querySelector("dialog[open]") ?? document.body;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement!;
      const text = texts.currentNode.textContent!.trim();
      const isSeen = parent.checkVisibility() && getComputedStyle(parent).clipPath !== "inset(50%)";
      if (text === "" || !isSeen || parent.closest(".unseen, option, noscript")) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const fault = (what = text) =>
        faults.push(`"${what.slice(0, 60)}" in ${parent.outerHTML.slice(0, 80)}`);
      for (const { 0: word, index } of texts.currentNode.textContent!.matchAll(WORD)) {
        if (word.length > SHORT_WORD) continue;
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        const [first, ...others] = range.getClientRects();
        if (others.some((rect) => rect.top >= first!.bottom - SLACK)) fault(`${word}, broken`);
      }
      for (let box: Element | null = parent; ; box = box.parentElement) {
        if (!box) {
          if (left < -SLACK || right > width + SLACK) fault();
          break;
        }
        const { overflowX, overflowY } = getComputedStyle(box);
        if (/auto|scroll/.test(overflowX) && !box.matches(".places")) break;
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
