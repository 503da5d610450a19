import { tidyName } from "../layers-model/labels";

/** Names in a sentence, at most. */
const MOST_NAMED = 5;

/** The first of the operations that are not known, each once, and whether there are more; undefined where all are known. */
export function unknownAmong(
  operations: readonly string[],
  isKnown: (operation: string) => boolean,
): readonly [names: readonly string[], more: boolean] | undefined {
  const unknown = [...new Set(operations)].filter((each) => !isKnown(each)).map((each) => tidyName(each));
  return unknown.length === 0 ? undefined : [unknown.slice(0, MOST_NAMED), unknown.length > MOST_NAMED];
}
