import { HangerError } from "../contract";
import { takeAlongWords } from "../words/take-along";

/** The most characters of a cause that are kept: it may quote the file. */
const LONGEST_CAUSE = 200;

/** The error for a file that cannot be imported. `sentence` says what is wrong and what to do. */
export function refusal(sentence: string, cause?: unknown): HangerError {
  const kept = typeof cause === "string" ? cause.slice(0, LONGEST_CAUSE) : cause;
  return new HangerError("import-refused", sentence, kept === undefined ? {} : { cause: kept });
}

/** The error for a file that has changed since it was written. */
export const damaged = (cause: unknown) => refusal(takeAlongWords.damaged, cause);
