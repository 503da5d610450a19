import { HangerError } from "../contract";
import { takeAlongWords } from "../words/take-along";

/** A file that is not taken in. `sentence` says what is wrong with it, and what to do. */
export function refusal(sentence: string, cause?: unknown): HangerError {
  return new HangerError("import-refused", sentence, cause === undefined ? {} : { cause });
}

/** Of a file that is not what it was when it was made. */
export const damaged = (cause: unknown) => refusal(takeAlongWords.damaged, cause);
