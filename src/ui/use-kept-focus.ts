import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A ref for an element that takes the focus when the focused element is replaced. So a screen reader continues there, and
 * not at the start of the page.
 * @param stage a text that changes whenever the content of this place is replaced
 */
export function useKeptFocus<T extends HTMLElement>(stage: string): RefObject<T | null> {
  const target = useRef<T>(null);
  // During rendering, the element that will be replaced still has the focus.
  const focused = document.activeElement;
  useLayoutEffect(() => {
    const { current } = target;
    if (!current || focused?.isConnected !== false) return;
    current.tabIndex = -1;
    current.focus();
  }, [stage]);
  return target;
}
