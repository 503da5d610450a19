import type { TrainingSteps } from "../../../../contract";
import { percent } from "../../../../ui/format";
import { stepWords } from "../../../../words/explore-steps";

/** So many answers are compared: the right one, and the likeliest others. */
const MOST_ANSWERS = 4;

interface AnswersAgainProps {
  readonly ran: TrainingSteps;
  /** The right one. */
  readonly label: string;
}

/** The right answer and the likeliest others, before the steps and after them. */
export function AnswersAgain({ ran: { before, after, losses }, label }: AnswersAgainProps) {
  const rows = before
    .map((answer, i) => ({ answer, afterwards: after[i]!.probability }))
    .sort(
      (a, b) =>
        Number(b.answer.label === label) - Number(a.answer.label === label) ||
        b.answer.probability - a.answer.probability,
    )
    .slice(0, MOST_ANSWERS);
  return (
    <table class="number">
      <caption>{stepWords.answers}</caption>
      <thead>
        <tr>
          <th scope="col">{stepWords.answer}</th>
          <th scope="col">{stepWords.before}</th>
          <th scope="col">{stepWords.after(losses.length - 1)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ answer, afterwards }) => (
          <tr key={answer.label}>
            <th scope="row">{answer.name}</th>
            <td>{percent(answer.probability)}</td>
            <td>{percent(afterwards)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
