import "./drawn-check.css";
import { Icon } from "./icon";

/** A check mark that draws itself, from left to right, when it appears. */
export function DrawnCheck({ size = 16 }: { readonly size?: number }) {
  return (
    <span class="drawn-check" aria-hidden="true">
      <span>
        <Icon name="check" size={size} />
      </span>
    </span>
  );
}
