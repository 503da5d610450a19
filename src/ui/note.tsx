import type { ComponentChildren } from "preact";
import { uiWords } from "../words/ui";
import { Icon } from "./icon";
import "./note.css";

interface NoteProps {
  /** Screen readers announce a `problem` at once, a `notice` when they are idle. */
  readonly kind: "problem" | "notice";
  readonly children: ComponentChildren;
  readonly onClose?: () => void;
}

/** A message to the user that stays until it is closed. */
export function Note({ kind, children, onClose }: NoteProps) {
  return (
    <div class={`note ${kind}`} role={kind === "problem" ? "alert" : "status"}>
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
