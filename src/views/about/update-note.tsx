import { useState } from "preact/hooks";
import { Note } from "../../ui/note";
import { aboutWords } from "../../words/about";

interface UpdateNoteProps {
  /** The page is loaded anew before it ends, unless the new version fails; rejects where it would cut a training off. */
  readonly onUpdate: () => Promise<void>;
}

/** Asks before updating, and again where it cannot be done now. */
export default function UpdateNote({ onUpdate }: UpdateNoteProps) {
  const [state, setState] = useState<"updateReady" | "updating" | "updateLater">("updateReady");
  const isUpdating = state === "updating";
  const update = () => {
    if (isUpdating) return;
    setState("updating");
    onUpdate().then(
      () => setState("updateReady"),
      () => setState("updateLater"),
    );
  };
  return (
    <div class="messages">
      <Note kind="notice">
        <p>{aboutWords[state]}</p>
        <button class="button" type="button" aria-disabled={isUpdating} onClick={update}>
          {aboutWords.updateNow}
        </button>
      </Note>
    </div>
  );
}
