import { ENGLISH_KIND_NAMES, isKind, KINDS } from "../../contract";
import { networkWords } from "../../words/networks";
import { withoutUnseen } from "../unseen";

const LONGEST_NAME = 40;

/** What the owner made of a class: of their own, or of a built-in one. Built-in ones that are unchanged have none. */
export interface KnownClass {
  readonly id: string;
  readonly name: string;
  readonly state: "shown" | "hidden" | "deleted";
}

/**
 * The labels of a network with `classes` classes: numbers where no names are given. A name that a class here has becomes
 * that class's id; any other becomes a label that no class here has, deleted ones included, cut to 40 characters.
 */
export function labelsFor(
  classes: number,
  given: readonly string[] | undefined,
  known: readonly KnownClass[] = [],
): readonly string[] {
  const names =
    given?.map((name, i) => tidyName(name) || networkWords.numberedClass(i + 1)) ?? numbered(classes);
  const idOf = given ? idsByName(names, known) : () => undefined;
  const reserved = new Set([...KINDS, ...known.map(({ id }) => id)]);
  const labels = new Set<string>();
  for (const name of names) {
    const id = idOf(name);
    if (id !== undefined && !labels.has(id)) labels.add(id);
    else
      labels.add(
        freeLabel(isKind(name) && !labels.has(name) ? ENGLISH_KIND_NAMES[name] : name, [reserved, labels]),
      );
  }
  return [...labels];
}

/** Finds classes by their names. Names that differ only in case are the same, unless the network has both. */
function idsByName(names: readonly string[], known: readonly KnownClass[]) {
  const changed = new Set(known.map(({ id }) => id));
  const unchanged = KINDS.filter((id) => !changed.has(id));
  const exact = new Map([
    ...known.filter(({ state }) => state !== "deleted").map(({ id, name }) => [name, id] as const),
    ...unchanged.map((id) => [ENGLISH_KIND_NAMES[id], id] as const),
  ]);
  const anyCase = new Map<string, string>([
    ...unchanged.map((id) => [id, id] as const),
    ...[...exact].map(([name, id]) => [name.toLowerCase(), id] as const),
  ]);
  const meant = new Set(names.map((name) => exact.get(name)));
  return (name: string): string | undefined => {
    const id = exact.get(name) ?? anyCase.get(name.toLowerCase());
    return id !== undefined && (exact.has(name) || !meant.has(id)) ? id : undefined;
  };
}

/** The name itself if it is free, or else with the first number after it that makes it unique. */
export function freeLabel(
  name: string,
  taken: readonly ReadonlySet<string>[],
  longest = LONGEST_NAME,
): string {
  let free = name;
  for (let n = 2; taken.some((names) => names.has(free)); n++) {
    const number = ` (${n})`;
    free = `${tidyName(name, longest - number.length)}${number}`;
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
