import "./tabs.css";

interface LinkTabsProps {
  /** What they lead to, for a screen reader. */
  readonly label: string;
  readonly links: readonly {
    readonly address: string;
    readonly title: string;
    readonly isCurrent: boolean;
  }[];
}

/** The parts of a place, side by side: each has an address of its own. */
export function LinkTabs({ label, links }: LinkTabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      {links.map(({ address, title, isCurrent }) => (
        <a key={address} href={address} aria-current={isCurrent ? "true" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
