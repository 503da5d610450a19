import { percent } from "./format";
import { Meter } from "./meter";
import "./share-list.css";

interface ShareListProps {
  /** Shares, 0..1, in display order. */
  readonly shares: readonly { readonly label: string; readonly name: string; readonly probability: number }[];
}

/** Names with their shares, as bars and percentages. */
export function ShareList({ shares }: ShareListProps) {
  return (
    <ul class="shares">
      {shares.map(({ label, name, probability }) => (
        <li key={label}>
          <span>{name}</span>
          <Meter share={probability} />
          <span class="number quiet">{percent(probability)}</span>
        </li>
      ))}
    </ul>
  );
}
