import type { ComponentChildren } from "preact";
import { uiWords } from "../words/ui";
import { Icon } from "./icon";
import "./note.css";

interface NoteProps {
  /** `problem` is spoken at once by a screen reader, `notice` when it is idle. */
  readonly kind: "problem" | "notice";
  readonly children: ComponentChildren;
  readonly onClose?: () => void;
}

/** A sentence for the user, which stays until closed. */
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
