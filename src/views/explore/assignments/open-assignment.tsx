import { useState } from "preact/hooks";
import { Tabs } from "../../../ui/tabs";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { assignmentWords } from "../../../words/assignments";
import { formatState } from "../state";
import { AnswerPart } from "./answer-part";
import { GivePart } from "./give-part";
import type { OpenAssignmentProps } from "./open-assignment-props";

/** One assignment, for those who answer it and for whoever gives it. */
export function OpenAssignment(props: OpenAssignmentProps) {
  const { state, kept } = props;
  const { title, intro } = kept.assignment;
  const [part, setPart] = useState<"answer" | "give">(kept.origin === "own" ? "give" : "answer");
  const heading = useKeptFocus<HTMLHeadingElement>(kept.id);
  return (
    <>
      <header class="assignment">
        <a href={formatState({ ...state, assignment: "" })}>{assignmentWords.all}</a>
        <h2 ref={heading}>{title}</h2>
        {intro && <p>{intro}</p>}
        <Tabs
          label={assignmentWords.parts}
          options={[
            { value: "answer", title: assignmentWords.answer },
            { value: "give", title: assignmentWords.give },
          ]}
          value={part}
          onChange={setPart}
        />
      </header>
      {part === "answer" ? <AnswerPart {...props} /> : <GivePart {...props} />}
    </>
  );
}
