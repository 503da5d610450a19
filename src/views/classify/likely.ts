import type { Classification } from "../../contract";
import { percent } from "../../ui/format";

/** A class less probable than this is not worth naming. */
const LIKELY = 0.2;

export const likely = (answers: Classification["answers"]) =>
  answers.filter(({ probability }) => probability >= LIKELY);

/** The classes that come closest, where none is sure: at most two, with their shares. Empty where none is likely. */
export const closestOf = (answers: Classification["answers"]) =>
  likely(answers)
    .slice(0, 2)
    .map(({ name, probability }) => `${name} ${percent(probability)}`)
    .join(", ");
