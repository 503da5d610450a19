import { HangerError } from "../../contract";
import { uiWords } from "../../words/ui";

/**
 * What the user is told of a failure: the sentence that a `HangerError` brings, or a general one. The text of any other
 * error is for developers, and is not shown.
 */
export function sentenceOf(error: unknown, otherwise = uiWords.wentWrong): string {
  return error instanceof HangerError ? error.message : otherwise;
}
