import { useState } from "preact/hooks";
import { Sheet } from "../../../ui/sheet";
import { assignmentWords } from "../../../words/assignments";
import { MAKING, type OpenAssignmentProps } from "./open-assignment-props";

type Asked = "delete" | "replace";

/** What is done with the assignment itself: another one is made of it, or it is deleted. */
export function AssignmentCard({ client, kept, onGo, onProblem }: OpenAssignmentProps) {
  const { id, origin, assignment } = kept;
  const [asked, setAsked] = useState<Asked>();
  const copy = () => client.call("keepSketch", { sketch: assignment }).then(() => onGo(MAKING), onProblem);
  const startCopy = async () => {
    if (await client.call("readSketch", undefined)) setAsked("replace");
    else await copy();
  };
  const remove = () => client.call("deleteAssignment", { id }).then(() => onGo(""), onProblem);
  return (
    <section class="card" aria-label={assignmentWords.moreTitle}>
      <h2>{assignmentWords.moreTitle}</h2>
      <div class="actions">
        <button class="button" type="button" onClick={() => void startCopy().catch(onProblem)}>
          {assignmentWords.changeCopy}
        </button>
        {origin !== "lab" && (
          <button class="button" type="button" onClick={() => setAsked("delete")}>
            {assignmentWords.deleteIt}
          </button>
        )}
      </div>
      {asked && (
        <Sheet
          title={asked === "delete" ? assignmentWords.reallyDelete : assignmentWords.alreadyMaking}
          onClose={() => setAsked(undefined)}
        >
          <div class="assignment-sheet">
            <p>{asked === "delete" ? assignmentWords.whatIsLost : assignmentWords.whatIsReplaced}</p>
            <div class="actions">
              <button
                class="button"
                type="button"
                onClick={() => void (asked === "delete" ? remove() : copy())}
              >
                {asked === "delete" ? assignmentWords.deleteIt : assignmentWords.replaceIt}
              </button>
              <button class="button main" type="button" onClick={() => setAsked(undefined)}>
                {assignmentWords.keepIt}
              </button>
            </div>
          </div>
        </Sheet>
      )}
    </section>
  );
}
