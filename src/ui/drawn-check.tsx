import "./drawn-check.css";
import { Icon } from "./icon";

/** A check mark that draws itself, from left to right, when it appears. */
export function DrawnCheck() {
  return (
    <span class="drawn-check" aria-hidden="true">
      <span>
        <Icon name="check" size={20} />
      </span>
    </span>
  );
}
