import type { Assignment, CheckedAnswers } from "../../../contract";
import { csvLines } from "../../shared/csv-lines";
import { answerText } from "./answer-text";

/** Collected answers as CSV: a line for everybody, and two columns for every step, the answer and what was told of it. */
export function answersCsv({ steps }: Assignment, collected: readonly CheckedAnswers[]): string {
  const columns = steps.flatMap((_, i) => [`step_${i + 1}`, `step_${i + 1}_verdict`]);
  const lines = collected.map(({ name, answeredAt, answers, verdicts }) => [
    name,
    new Date(answeredAt).toISOString(),
    ...verdicts.flatMap(({ kind, parameters }, i) => [answerText(answers[i], parameters, " / "), kind]),
  ]);
  return csvLines([["name", "answered_at", ...columns], ...lines]);
}
