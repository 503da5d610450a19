import type { KeptAssignment } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { assignmentWords } from "../../../words/assignments";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import { formatState } from "../state";
import { MAKING } from "./open-assignment-props";

interface AssignmentListProps extends TabProps {
  readonly kept: readonly KeptAssignment[];
  readonly onOpen: (content: Blob) => void;
}

/** The labs and what was made or received here, and the ways to get another one. */
export function AssignmentList({ client, state, kept, onOpen }: AssignmentListProps) {
  const sketch = useAnswer(client, "readSketch", undefined, "sketch");
  const addressOf = (assignment: string) => formatState({ ...state, assignment, received: "" });
  const list = useKeptFocus<HTMLElement>("list");
  return (
    <section ref={list} class="card wide" aria-label={assignmentWords.assignments}>
      <p class="quiet">{assignmentWords.aboutThem}</p>
      <ul class="assignments">
        {kept.map(({ id, origin, assignment: { title, steps } }) => (
          <li key={id}>
            <a href={addressOf(id)}>{title}</a>
            <span class="quiet">
              {assignmentWords.origins[origin]}, {assignmentWords.steps(steps.length)}
            </span>
          </li>
        ))}
      </ul>
      <div class="actions">
        <a class="button main" href={addressOf(MAKING)}>
          {sketch.value ? assignmentWords.goOnMaking : assignmentWords.make}
        </a>
        <FileButton
          accept=".json,application/json,text/plain"
          multiple={false}
          onFiles={([file]) => file && onOpen(file)}
        >
          {assignmentWords.openFile}
        </FileButton>
      </div>
    </section>
  );
}
