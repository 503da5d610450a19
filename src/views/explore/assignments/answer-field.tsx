import { type AssignmentStep, type ExerciseRow, LONGEST_TEXT, type StepAnswer } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { filterWords } from "../../../words/explore-filters";
import { WHOLE_TEST_SET } from "../exercises/exercise-table";
import { networkTitle } from "../exercises/network-title";
import { accuracyText } from "./answer-text";
import { ConfusionField } from "./confusion-field";
import { type TypedFieldProps, WordsField } from "./words-field";

interface AnswerFieldProps {
  readonly step: AssignmentStep;
  readonly answer: StepAnswer;
  /** The experiments on this device. */
  readonly rows: readonly ExerciseRow[];
  readonly onAnswer: (answer: StepAnswer) => void;
}

/** Where a step is answered. */
export function AnswerField({ step: { kind }, answer, rows, onAnswer }: AnswerFieldProps) {
  if (kind === "filter") {
    return (
      <FilterField answer={answer?.kind === "filter" ? answer.weights : undefined} onAnswer={onAnswer} />
    );
  }
  if (kind === "experiment") {
    return (
      <ExperimentField
        answer={answer?.kind === "experiment" ? answer : undefined}
        rows={rows}
        onAnswer={onAnswer}
      />
    );
  }
  if (kind === "confusion") return <ConfusionField answer={answer} rows={rows} onAnswer={onAnswer} />;
  const text = answer?.kind === kind ? answer.text : "";
  const set = (typed: string) => onAnswer(typed === "" ? undefined : { kind, text: typed });
  return kind === "text" ? <WordsField text={text} onType={set} /> : <ShapeField text={text} onType={set} />;
}

function ShapeField({ text, onType }: TypedFieldProps) {
  return (
    <label class="field">
      {assignmentWords.yourAnswer}
      <input
        class="number"
        autocomplete="off"
        maxLength={LONGEST_TEXT.line}
        value={text}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  );
}

const EMPTY: readonly string[] = Array.from({ length: 9 }, () => "");

interface FilterFieldProps {
  readonly answer: readonly string[] | undefined;
  readonly onAnswer: (answer: StepAnswer) => void;
}

function FilterField({ answer = EMPTY, onAnswer }: FilterFieldProps) {
  const set = (at: number, typed: string) => {
    const weights = answer.map((weight, i) => (i === at ? typed.replaceAll(",", ".") : weight));
    onAnswer(weights.every((weight) => weight === "") ? undefined : { kind: "filter", weights });
  };
  return (
    <fieldset class="matrix">
      <legend class="unseen">{assignmentWords.weightsOfFilter}</legend>
      {answer.map((weight, i) => (
        <input
          key={i}
          class="number"
          inputMode="text"
          autocomplete="off"
          maxLength={20}
          aria-label={filterWords.field(Math.floor(i / 3) + 1, (i % 3) + 1)}
          value={weight}
          onInput={({ currentTarget }) => set(i, currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}

type ExperimentAnswer = Extract<StepAnswer, { kind: "experiment" }>;

interface ExperimentFieldProps {
  readonly answer: ExperimentAnswer | undefined;
  readonly rows: readonly ExerciseRow[];
  readonly onAnswer: (answer: StepAnswer) => void;
}

const answerOfRow = ({ architecture, options, testAccuracy, testImages }: ExerciseRow): ExperimentAnswer => ({
  kind: "experiment",
  network: architecture,
  options,
  accuracy: testAccuracy,
  testImages: testImages ?? WHOLE_TEST_SET,
});

/** One of the experiments here; the one that was chosen stays, even after its row was deleted. */
function ExperimentField({ answer, rows, onAnswer }: ExperimentFieldProps) {
  const choices = new Map(
    [...rows.map(answerOfRow), ...(answer ? [answer] : [])].map((each) => [keyOfAnswer(each), each]),
  );
  if (choices.size === 0) return <p class="quiet">{assignmentWords.noExperiments}</p>;
  const chosen = answer ? keyOfAnswer(answer) : "";
  return (
    <label class="field">
      {assignmentWords.yourExperiment}
      <select value={chosen} onChange={({ currentTarget }) => onAnswer(choices.get(currentTarget.value))}>
        <option value="" selected={chosen === ""}>
          {assignmentWords.chooseExperiment}
        </option>
        {[...choices].map(([key, experiment]) => (
          <option key={key} value={key} selected={key === chosen}>
            {assignmentWords.experiment(
              networkTitle(experiment.network, experiment.options),
              accuracyText(experiment),
            )}
          </option>
        ))}
      </select>
    </label>
  );
}

const keyOfAnswer = ({ network, options, accuracy, testImages }: ExperimentAnswer) =>
  JSON.stringify([network, Object.entries(options).sort(), accuracy, testImages]);
