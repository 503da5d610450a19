import { LABEL_NAMES, LABELS } from "../../contract";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { withoutUnseen } from "../unseen";

const LONGEST_NAME = 40;

/**
 * The labels of a network with so many classes: those given, or Fashion-MNIST's where there are ten classes and none is
 * given, or numbers. Names of Fashion-MNIST's become its labels; others stay as they are, cut to 40 characters.
 * @throws HangerError `import-refused` where more or fewer are given
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

/** A label as it is, or with the first number behind it that makes it another one. */
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

/** Text from elsewhere as one short line. */
export function tidyName(text: string, longest = LONGEST_NAME): string {
  const clean = withoutUnseen(text, " ").replace(/\s+/g, " ");
  return [...clean.trim()].slice(0, longest).join("");
}

function labelOf(name: string): string {
  const lower = name.toLowerCase();
  return LABELS.find((label) => label === lower || LABEL_NAMES[label].toLowerCase() === lower) ?? name;
}
