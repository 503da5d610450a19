import type { Page } from "playwright-core";

/**
 * Finds text that is cut off, by the sides of the window or by a box, and short words that are broken in their middle. Text
 * only for screen readers, and text that can be scrolled into view, are left out; places that have to be scrolled to are not.
 * Returns lines of text, each with its place.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK = 1.5;
    /**
     * Letters. Longer words may have no other way to fit, and so may addresses and file names, in which there is no space.
     * Neither is there in shapes such as 26×26×64.
     */
    const [SHORT_WORD, SHORT_TOKEN] = [10, 16];
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
      for (const token of texts.currentNode.textContent!.matchAll(/\S+/g)) {
        if (token[0].length > SHORT_TOKEN || token[0].includes("×")) continue;
        for (const { 0: word, index } of token[0].matchAll(/[\p{L}\p{N}.,]+/gu)) {
          if (word.length > SHORT_WORD) continue;
          range.setStart(texts.currentNode, token.index + index);
          range.setEnd(texts.currentNode, token.index + index + word.length);
          const [first, ...others] = range.getClientRects();
          if (others.some((rect) => rect.top >= first!.bottom - SLACK)) fault(`${word}, broken`);
        }
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
