import type { Classification } from "../../contract";

/** A class less probable than this is not worth naming. */
const LIKELY = 0.2;

export const likely = (answers: Classification["answers"]) =>
  answers.filter(({ probability }) => probability >= LIKELY);
