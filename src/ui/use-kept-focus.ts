import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * An element that takes the focus where what had it gives way to something else: a screen reader goes on from there, not
 * from the start of the page.
 * @param stage Another text whenever other things are shown in the same place.
 */
export function useKeptFocus<T extends HTMLElement>(stage: string): RefObject<T | null> {
  const target = useRef<T>(null);
  // What will give way is still there while its successor is rendered.
  const focused = document.activeElement;
  useLayoutEffect(() => {
    const { current } = target;
    if (!current || focused?.isConnected !== false) return;
    current.tabIndex = -1;
    current.focus();
  }, [stage]);
  return target;
}
