import { useEffect, useState } from "preact/hooks";
import type { AssignmentStep, StepAnswer, StepVerdict } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { assignmentWords } from "../../../words/assignments";
import { formatState, parseState } from "../state";
import { AnswerField } from "./answer-field";
import { isChecked } from "./is-checked";
import type { OpenAssignmentProps } from "./open-assignment-props";
import { Question } from "./question";

interface StepCardProps extends OpenAssignmentProps {
  /** From 1. */
  readonly number: number;
  readonly step: AssignmentStep;
  readonly answer: StepAnswer;
  readonly onAnswer: (answer: StepAnswer) => void;
}

/** A step: what is asked, where to look, the answer, and whether it is right where that can be computed. */
export function StepCard(props: StepCardProps) {
  const { client, state, kept, number, step, answer, exercises, onAnswer, onProblem } = props;
  const [verdict, setVerdict] = useState<StepVerdict>();
  // What was said of one answer does not hold for the next.
  useEffect(() => setVerdict(undefined), [JSON.stringify(answer)]);
  const check = () => {
    const answers = kept.assignment.steps.map((_, i) => (i === number - 1 ? answer : undefined));
    client
      .call("checkAnswers", { id: kept.id, answers })
      .then((verdicts) => setVerdict(verdicts[number - 1]), onProblem);
  };
  const heading = `step-${number}`;
  return (
    <li class="card" aria-labelledby={heading}>
      <h3 id={heading}>{assignmentWords.step(number)}</h3>
      <Question client={client} step={step} />
      <LookLink state={state} step={step} answer={answer} />
      <form
        class="answering"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <AnswerField step={step} answer={answer} rows={exercises.rows} onAnswer={onAnswer} />
        {isChecked(step) && (
          <button class="button" type="submit">
            {assignmentWords.check}
          </button>
        )}
      </form>
      {isChecked(step) && (
        <p class={`verdict ${verdict?.kind ?? ""}`} role="status">
          {verdict && <Verdict verdict={verdict} />}
        </p>
      )}
      {step.kind === "shape" && verdict && verdict.kind !== "unanswered" && (
        <a
          href={formatState({
            ...state,
            tab: "layers",
            predicts: false,
            network: { kind: "architecture", name: step.network, options: step.options },
            layer: Math.max(1, step.layer),
          })}
        >
          {assignmentWords.seeTheSum}
        </a>
      )}
    </li>
  );
}

/** Where a step that names no place is tried out. */
const PLACES: Partial<Record<AssignmentStep["kind"], string>> = {
  filter: "#/explore/filters",
  experiment: "#/explore/exercises",
  confusion: "#/explore/exercises",
};

interface LookLinkProps {
  readonly state: StepCardProps["state"];
  readonly step: AssignmentStep;
  readonly answer: StepAnswer;
}

/** A link to where the step is tried out; the assignment stays open while another tab is looked at. */
function LookLink({ state: { assignment }, step, answer }: LookLinkProps) {
  const look = step.look ?? PLACES[step.kind];
  const place = look === undefined ? undefined : parseState(look);
  if (!place || place.tab === "assignments") return null;
  const isOwn = step.kind === "filter" && place.tab === "filters";
  const weights = isOwn ? { weights: weightsToTry(answer) } : {};
  return <a href={formatState({ ...place, ...weights, assignment })}>{assignmentWords.lookAt[place.tab]}</a>;
}

/** The filter as typed so far; none yet: one that leaves the picture as it is, and gives nothing away. */
function weightsToTry(answer: StepAnswer): readonly string[] {
  if (answer?.kind !== "filter") return ["0", "0", "0", "0", "1", "0", "0", "0", "0"];
  return answer.weights.map((weight) => weight || "0");
}

function Verdict({ verdict: { kind, why } }: { readonly verdict: StepVerdict }) {
  if (kind === "right") {
    return (
      <>
        <Icon name="check" size={20} />
        {assignmentWords.right}
      </>
    );
  }
  if (kind === "wrong") return <>{why ? assignmentWords.wrongBecause(why) : assignmentWords.wrong}</>;
  return <>{assignmentWords.answerFirst}</>;
}
