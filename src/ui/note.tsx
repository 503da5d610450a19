import type { ComponentChildren } from "preact";
import { uiWords } from "../words/ui";
import { Icon } from "./icon";
import "./note.css";

interface NoteProps {
  /** Screen readers announce a `problem` at once, a `notice` when they are idle. */
  readonly kind: "problem" | "notice";
  readonly children: ComponentChildren;
  readonly onClose?: () => void;
  /** Whether it is said aloud anyway: no screen reader announces it then. */
  readonly isSpoken?: boolean;
}

/** A message to the user that stays until it is closed. */
export function Note({ kind, children, onClose, isSpoken = false }: NoteProps) {
  return (
    <div
      class={`note ${kind}`}
      role={kind === "problem" ? "alert" : "status"}
      aria-live={isSpoken ? "off" : undefined}
    >
      {kind === "problem" && <Icon name="warning" />}
      <div>{children}</div>
      {onClose && (
        <button type="button" aria-label={uiWords.closeMessage} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      )}
    </div>
  );
}
