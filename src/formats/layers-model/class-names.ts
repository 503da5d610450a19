import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { decodeText } from "../text";
import { type ChosenFile, fileNameOf } from "./chosen-files";
import { MOST_MODEL_CHARACTERS } from "./describe";
import type { FoundModel } from "./find-files";
import { parseJson } from "./json";

/** Names of files that people write their classes into, best first; Hanger's own card comes last, its labels are ids. */
const FILES = [/label/i, /class|categor/i, /names?\b/i, /metadata/i, /^card\b/i];

/**
 * What a network's classes are called, from the files beside it or from its own description. Undefined where nobody
 * says.
 * @throws HangerError `import-refused` where all that is said is for another number of classes
 */
export async function findClassNames(
  { file, json }: FoundModel,
  files: readonly ChosenFile[],
  classes: number,
): Promise<readonly string[] | undefined> {
  const told: (readonly string[])[] = [];
  for (const kind of FILES) {
    for (const each of files) {
      const name = fileNameOf(each.path);
      if (each === file || !kind.test(name) || each.bytes > MOST_MODEL_CHARACTERS) continue;
      const names = /\.json$/i.test(name) ? namesIn(parseJson(await textOf(each))) : undefined;
      const lines = /\.(txt|csv|names)$/i.test(name) ? linesOf(await textOf(each), classes) : undefined;
      told.push(...[names ?? lines ?? []].filter(({ length }) => length > 0));
    }
  }
  const own = namesIn({ userDefinedMetadata: json.userDefinedMetadata });
  const all = own ? [...told, own] : told;
  const fitting = all.find(({ length }) => length === classes);
  if (!fitting && all[0]) throw refusal(networkWords.otherNames(all[0].length, classes));
  return fitting;
}

const textOf = async (file: ChosenFile) => decodeText(await file.read());

/** Names in a text, a line each: blank lines at the end are left out, and all of them where only that fits. */
function linesOf(text: string, classes: number): readonly string[] {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  const written = lines.filter((line) => line.trim() !== "");
  return withoutNumbers(lines.length === classes ? lines : written);
}

/** A number before a name, as Teachable Machine writes it ("0 Shirt"), or with a sign between them ("1: Shirt"). */
const NUMBERED = [/^\s*(\d+)[\s:;,.)=]+(?=\S)/, /^\s*(\d+)\s*[:;,.)=]+\s*(?=\S)/];

function withoutNumbers(lines: readonly string[]): readonly string[] {
  const start = NUMBERED.findIndex((form, from) =>
    lines.every((line, i) => form.exec(line)?.[1] === `${i + from}`),
  );
  return start < 0 ? lines : lines.map((line) => line.replace(NUMBERED[start]!, ""));
}

/** Properties that hold names, or objects with names. */
const PROPERTIES = [
  "labels",
  "classNames",
  "class_names",
  "classes",
  "categories",
  "wordLabels",
  "names",
  "id2label",
  "class_indices",
  "classIndices",
  "label2id",
  "userDefinedMetadata",
  "metadata",
];

const DEPTH = 3;

/**
 * Names in parsed JSON: a list of texts or of objects with a name, an object from names to numbers or from numbers to
 * names, or one of these in a property that is called so.
 */
function namesIn(value: unknown, depth = 0): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || depth > DEPTH) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  if (Array.isArray(value)) {
    const names = value.map(nameOf);
    return names.every((name) => name !== undefined) ? names : undefined;
  }
  for (const property of PROPERTIES) {
    const names = namesIn((value as Readonly<Record<string, unknown>>)[property], depth + 1);
    if (names) return names;
  }
  return byNumber(entries) ?? byNumber(entries.map(([name, number]) => [String(number), name]));
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return undefined;
  const { name, label, className } = value as Readonly<Record<string, unknown>>;
  return [name, label, className].find((each) => typeof each === "string");
}

/** The names in the order of their numbers, which count from 0 or from 1. */
function byNumber(
  entries: readonly (readonly [number: string, name: unknown])[],
): readonly string[] | undefined {
  const names = new Map(entries);
  for (const first of [0, 1]) {
    const ordered = entries.map((_, i) => names.get(String(i + first)));
    if (ordered.every((name) => typeof name === "string")) return ordered;
  }
  return undefined;
}
