import type { Assignment, CheckedAnswers, StepAnswer, StepVerdict } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { saveFile } from "../../../ui/save-file";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { assignmentWords } from "../../../words/assignments";
import { answerText } from "./answer-text";
import { answersCsv } from "./answers-csv";
import { assignmentFileName, dayToday } from "./file-name";
import { isChecked } from "./is-checked";

interface AnswersTableProps {
  readonly assignment: Assignment;
  readonly collected: readonly CheckedAnswers[];
  readonly onDelete: (answers: CheckedAnswers) => void;
}

/** A row for everybody who answered, a column for every step. */
export function AnswersTable({ assignment, collected, onDelete }: AnswersTableProps) {
  const { title, steps } = assignment;
  const caption = assignmentWords.answersOf(collected.length);
  const heading = useKeptFocus<HTMLHeadingElement>(caption);
  const save = () =>
    saveFile(
      `${assignmentFileName(title, dayToday())}.csv`,
      new Blob([answersCsv(assignment, collected)], { type: "text/csv" }),
    );
  if (collected.length === 0) {
    return (
      <section class="card wide" aria-label={assignmentWords.answers}>
        <h2 ref={heading}>{assignmentWords.noneCollected}</h2>
      </section>
    );
  }
  return (
    <section class="card wide" aria-label={assignmentWords.answers}>
      <h2 ref={heading}>{caption}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
      <div class="scrolled" tabIndex={0}>
        <table class="collected" aria-label={caption}>
          <thead>
            <tr>
              <th scope="col">{assignmentWords.person}</th>
              <th scope="col">{assignmentWords.rightOf}</th>
              {steps.map((_, i) => (
                <th key={i} scope="col">
                  {assignmentWords.step(i + 1)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {collected.map((each) => (
              <Person key={each.from} steps={steps} answers={each} onDelete={() => onDelete(each)} />
            ))}
          </tbody>
        </table>
      </div>
      <button class="button" type="button" onClick={save}>
        {assignmentWords.saveCsv}
      </button>
    </section>
  );
}

interface PersonProps {
  readonly steps: Assignment["steps"];
  readonly answers: CheckedAnswers;
  readonly onDelete: () => void;
}

function Person({ steps, answers: { name, answers, verdicts }, onDelete }: PersonProps) {
  const checked = verdicts.filter((_, i) => isChecked(steps[i]));
  const right = checked.filter(({ kind }) => kind === "right");
  const called = name || assignmentWords.nameless;
  return (
    <tr>
      <th scope="row">{called}</th>
      <td class="number">{assignmentWords.shareOfRight(right.length, checked.length)}</td>
      {verdicts.map((verdict, i) => (
        <td key={i} class={verdict.kind}>
          <Cell verdict={verdict} answer={answers[i]} />
        </td>
      ))}
      <td>
        <button
          class="delete"
          type="button"
          aria-label={assignmentWords.deleteAnswersOf(called)}
          onClick={onDelete}
        >
          <Icon name="close" size={20} />
        </button>
      </td>
    </tr>
  );
}

/** An answer, and whether it is right: as a sign, and in words for those who do not see it. */
function Cell({ verdict, answer }: { readonly verdict: StepVerdict; readonly answer: StepAnswer }) {
  const { kind, parameters } = verdict;
  if (kind === "unanswered") return <span class="quiet">{assignmentWords.notAnswered}</span>;
  return (
    <>
      {kind === "right" && <Icon name="check" size={16} />}
      {kind === "wrong" && <Icon name="close" size={16} />}
      {kind !== "open" && (
        <span class="unseen">{kind === "right" ? assignmentWords.isRight : assignmentWords.isWrong}: </span>
      )}
      <span>{answerText(answer, parameters)}</span>
    </>
  );
}
