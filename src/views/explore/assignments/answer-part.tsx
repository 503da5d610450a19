import { useState } from "preact/hooks";
import { LONGEST_TEXT } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { HandInSheet } from "./hand-in-sheet";
import type { OpenAssignmentProps } from "./open-assignment-props";
import { StepCard } from "./step-card";
import { useDraft } from "./use-draft";

/** The steps in their order, and what hands the answers in. */
export function AnswerPart(props: OpenAssignmentProps) {
  const { client, kept, onProblem } = props;
  const { steps, title } = kept.assignment;
  const { draft, setAnswer, setName, settled } = useDraft(client, kept.id, steps.length, onProblem);
  const [handingIn, setHandingIn] = useState(false);
  if (!draft) return null;
  return (
    <>
      <ol class="steps">
        {steps.map((step, i) => (
          <StepCard
            key={i}
            {...props}
            number={i + 1}
            step={step}
            answer={draft.answers[i]}
            onAnswer={(answer) => setAnswer(i, answer)}
          />
        ))}
      </ol>
      <section class="card hand-in" aria-label={assignmentWords.handInTitle}>
        <h2>{assignmentWords.handInTitle}</h2>
        <p class="quiet">{assignmentWords.handInExplained}</p>
        <label class="field">
          {assignmentWords.name}
          <input
            autocomplete="off"
            maxLength={LONGEST_TEXT.name}
            value={draft.name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button class="button main" type="button" onClick={() => setHandingIn(true)}>
          {assignmentWords.handIn}
        </button>
      </section>
      {handingIn && (
        <HandInSheet
          client={client}
          id={kept.id}
          title={title}
          name={draft.name}
          settled={settled}
          onClose={() => setHandingIn(false)}
        />
      )}
    </>
  );
}
