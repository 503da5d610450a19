import { Note } from "../../ui/note";
import { answeredWords } from "../../words/answered";
import type { AnsweredPhotos } from "./photos";

/** What was wrong with the pictures that got no answer, as one list. */
export function ProblemNotes({ problems, closeProblem }: Pick<AnsweredPhotos, "problems" | "closeProblem">) {
  const closeAll = () => {
    for (const { id } of problems) closeProblem(id);
  };
  return (
    <Note kind="problem" onClose={closeAll}>
      {answeredWords.notAnswered(problems.length)}
      <ul class="problems">
        {problems.map(({ id, message }) => (
          <li key={id}>{message}</li>
        ))}
      </ul>
    </Note>
  );
}
