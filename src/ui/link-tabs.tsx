import { useLayoutEffect, useRef } from "preact/hooks";
import { showWithin } from "./show-within";
import "./tabs.css";

interface LinkTabsProps {
  /** The name of the tabs, for screen readers. */
  readonly label: string;
  readonly links: readonly {
    readonly address: string;
    readonly title: string;
    readonly isCurrent: boolean;
  }[];
}

/** Tabs for the parts of a view. Each is a link with its own address. The current one is in sight where not all of them fit. */
export function LinkTabs({ label, links }: LinkTabsProps) {
  const nav = useRef<HTMLElement>(null);
  const current = links.findIndex(({ isCurrent }) => isCurrent);
  useLayoutEffect(() => {
    const tab = nav.current?.children[current];
    if (nav.current && tab) showWithin(nav.current, tab);
  }, [current]);
  return (
    <nav ref={nav} class="tabs" aria-label={label}>
      {links.map(({ address, title, isCurrent }) => (
        <a key={address} href={address} aria-current={isCurrent ? "true" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
