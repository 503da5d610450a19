import { HangerError } from "../contract";
import { takeAlongWords } from "../words/take-along";

/** The error for a file that cannot be imported. `sentence` says what is wrong and what to do. */
export function refusal(sentence: string, cause?: unknown): HangerError {
  return new HangerError("import-refused", sentence, cause === undefined ? {} : { cause });
}

/** The error for a file that has changed since it was written. */
export const damaged = (cause: unknown) => refusal(takeAlongWords.damaged, cause);
