import { useState } from "preact/hooks";
import { Note } from "../../ui/note";
import { aboutWords } from "../../words/about";
import { letNextVersionIn } from "./let-next-version-in";

/** Asks before updating, and again where it cannot be done now. */
export default function UpdateNote() {
  const [state, setState] = useState<"updateReady" | "updating" | "updateLater">("updateReady");
  const isUpdating = state === "updating";
  const update = () => {
    if (isUpdating) return;
    setState("updating");
    letNextVersionIn().then(
      () => setState("updateReady"),
      () => setState("updateLater"),
    );
  };
  return (
    <Note kind="notice">
      <p>{aboutWords[state]}</p>
      <button class="button" type="button" aria-disabled={isUpdating} onClick={update}>
        {aboutWords.updateNow}
      </button>
    </Note>
  );
}
