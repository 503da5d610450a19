import { LABEL_NAMES, LABELS } from "../../contract";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { withoutUnseen } from "../unseen";

const LONGEST_NAME = 40;

/**
 * The labels of a network with `classes` classes: the given names; or, without names, Fashion-MNIST's labels for ten classes
 * and numbers otherwise. Names of Fashion-MNIST's classes become its labels; others are cut to 40 characters.
 * @throws HangerError `import-refused` if more or fewer names are given
 */
export function labelsFor(classes: number, given: readonly string[] | undefined): readonly string[] {
  if (!given) return classes === LABELS.length ? LABELS : numbered(classes);
  if (given.length !== classes) {
    throw refusal(networkWords.otherNames(given.length, classes));
  }
  const taken = new Set<string>();
  for (const [i, name] of given.entries()) {
    const label = labelOf(tidyName(name) || networkWords.numberedClass(i + 1));
    taken.add(freeLabel(label, taken));
  }
  return [...taken];
}

/** The label itself if it is free, or else with the first number after it that makes it unique. */
function freeLabel(label: string, taken: ReadonlySet<string>): string {
  let free = label;
  for (let n = 2; taken.has(free); n++) {
    const number = ` (${n})`;
    free = `${tidyName(label, LONGEST_NAME - number.length)}${number}`;
  }
  return free;
}

const numbered = (classes: number) =>
  Array.from({ length: classes }, (_, i) => networkWords.numberedClass(i + 1));

/** Turns text from outside into one short line. */
export function tidyName(text: string, longest = LONGEST_NAME): string {
  const clean = withoutUnseen(text, " ").replace(/\s+/g, " ");
  return [...clean.trim()].slice(0, longest).join("");
}

function labelOf(name: string): string {
  const lower = name.toLowerCase();
  return LABELS.find((label) => label === lower || LABEL_NAMES[label].toLowerCase() === lower) ?? name;
}
