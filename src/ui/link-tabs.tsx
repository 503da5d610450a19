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

/** Tabs for the parts of a view. Each is a link with its own address. */
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
