import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface PlaceProps {
  readonly isShown: boolean;
  /** Whether what it shows has been loaded. */
  readonly isThere?: boolean;
  /** Where the app starts, which goes by the app's own name. */
  readonly isHome?: boolean;
  readonly children: ComponentChildren;
}

const APP = document.title;

/** One of the places. Who goes to it finds the focus on its heading, and what that says in the page's title. */
export function Place({ isShown, isThere = true, isHome = false, children }: PlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const isStart = useRef(isShown);
  useEffect(() => {
    const heading = place.current?.querySelector("h1");
    if (!isShown || !isThere || !heading) return;
    document.title = isHome ? APP : `${heading.textContent} - ${APP}`;
    heading.tabIndex = -1;
    // Nobody has gone anywhere yet where the app has just been opened.
    if (!isStart.current) heading.focus();
    isStart.current = false;
  }, [isShown, isThere]);
  return (
    <div ref={place} hidden={!isShown}>
      {children}
    </div>
  );
}
