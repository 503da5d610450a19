/** Scrolls sideways as far as it takes, and never the page. */
export function showWithin(scrolled: Element, part: Element): void {
  const [outer, inner] = [scrolled.getBoundingClientRect(), part.getBoundingClientRect()];
  const left = Math.min(0, inner.left - outer.left);
  scrolled.scrollLeft += left || Math.max(0, inner.right - outer.right);
}
