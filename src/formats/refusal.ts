import { HangerError } from "../contract";
import { takeAlongWords } from "../words/take-along";

/** The most characters of a sentence, and of a cause, that are kept: both may quote the file. */
const LONGEST = { sentence: 300, cause: 200 };

/** The error for a file that cannot be imported. `sentence` says what is wrong and what to do. */
export function refusal(sentence: string, cause?: unknown): HangerError {
  const kept = typeof cause === "string" ? shortened(cause, LONGEST.cause) : cause;
  const said = shortened(sentence, LONGEST.sentence);
  return new HangerError("import-refused", said, kept === undefined ? {} : { cause: kept });
}

const shortened = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** The error for a file that has changed since it was written. */
export const damaged = (cause: unknown) => refusal(takeAlongWords.damaged, cause);
