import type { ChosenConfusion, ExerciseRow, StepAnswer } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";
import { confusionText } from "./answer-text";
import { WordsField } from "./words-field";

interface ConfusionFieldProps {
  readonly answer: StepAnswer;
  /** The experiments on this device. */
  readonly rows: readonly ExerciseRow[];
  readonly onAnswer: (answer: StepAnswer) => void;
}

/** Two kinds that a network of an experiment here confused, and why; what was chosen stays after its row was deleted. */
export function ConfusionField({ answer, rows, onAnswer }: ConfusionFieldProps) {
  const text = answer?.kind === "confusion" || answer?.kind === "text" ? answer.text : "";
  const chosen = answer?.kind === "confusion" ? answer.chosen : undefined;
  const choices = new Map(
    [...rows.flatMap(confusionsOf), ...(chosen ? [chosen] : [])].map((each) => [confusionText(each), each]),
  );
  const key = chosen ? confusionText(chosen) : "";
  const set = (text: string, chosen: ChosenConfusion | undefined) =>
    onAnswer(text || chosen ? { kind: "confusion", text, ...(chosen ? { chosen } : {}) } : undefined);
  return (
    <div class="confusion">
      {choices.size === 0 ? (
        <p class="quiet">{assignmentWords.noExperiments}</p>
      ) : (
        <label class="field">
          {assignmentWords.yourConfusion}
          <select value={key} onChange={({ currentTarget }) => set(text, choices.get(currentTarget.value))}>
            <option value="" selected={key === ""}>
              {assignmentWords.chooseExperiment}
            </option>
            {[...choices.keys()].map((each) => (
              <option key={each} value={each} selected={each === key}>
                {each}
              </option>
            ))}
          </select>
        </label>
      )}
      <WordsField text={text} onType={(typed) => set(typed, chosen)} />
    </div>
  );
}

const confusionsOf = ({ architecture, options, confused = [] }: ExerciseRow): readonly ChosenConfusion[] =>
  confused.map((each) => ({ ...each, network: architecture, options }));
