import { decodeText } from "../text";
import { type ChosenFile, fileNameOf } from "./chosen-files";
import { MOST_MODEL_CHARACTERS } from "./describe";
import type { FoundModel } from "./find-files";
import { parseJson } from "./json";

/** Names of files that people write their classes into, best first. */
const LABEL_FILES = [/label/i, /class|categor/i, /names?\b/i];

/** Files that may say it beside other things; Hanger's own card comes last, its labels are ids. */
const OTHER_FILES = [/metadata/i, /^card\b/i];

/** What a network's classes are called. */
export interface FoundNames {
  /** One name for each class, undefined where nobody says them. */
  readonly names?: readonly string[];
  /** Where names were found, and none fits: how many there are. */
  readonly otherCount?: number;
}

/** What a network's classes are called, from the files beside it or from its own description. */
export async function findClassNames(
  { file, json }: Pick<FoundModel, "file" | "json">,
  files: readonly ChosenFile[],
  classes: number,
): Promise<FoundNames> {
  const beside = files.filter((each) => each !== file && each.bytes <= MOST_MODEL_CHARACTERS);
  const told: (readonly string[])[] = [];
  for (const kind of [...LABEL_FILES, ...OTHER_FILES]) {
    const isOfNames = LABEL_FILES.includes(kind);
    for (const each of beside) {
      const name = fileNameOf(each.path);
      if (kind.test(name) && HOLDS_NAMES.test(name)) told.push(await namesInFile(each, classes, isOfNames));
    }
  }
  return fitting([...told, namesIn(json.userDefinedMetadata, classes) ?? []], classes);
}

const HOLDS_NAMES = /\.(json|txt|csv|tsv|names)$/i;

/** The names in files that the owner chose as lists of names. */
export async function namesInFiles(files: readonly ChosenFile[], classes: number): Promise<FoundNames> {
  const read = files.filter(({ bytes }) => bytes <= MOST_MODEL_CHARACTERS);
  return fitting(await Promise.all(read.map((file) => namesInFile(file, classes, true))), classes);
}

function fitting(told: readonly (readonly string[])[], classes: number): FoundNames {
  const given = told.filter(({ length }) => length > 0);
  const names = given.find(({ length }) => length === classes);
  if (names) return { names };
  return given[0] ? { otherCount: given[0].length } : {};
}

/** The names in a file, read as the end of its own name tells. `isOfNames`: whether the file's name, or its owner, says that it lists classes. */
async function namesInFile(
  file: ChosenFile,
  classes: number,
  isOfNames: boolean,
): Promise<readonly string[]> {
  const text = decodeText(await file.read());
  if (/\.json$/i.test(file.path)) return namesIn(parseJson(text), classes, isOfNames) ?? [];
  return /\.[ct]sv$/i.test(file.path) ? columnOf(text, classes) : linesOf(text, classes);
}

/** Names in a text, a line each: blank lines at the end are left out, and all of them where only that fits. */
function linesOf(text: string, classes: number): readonly string[] {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  const written = lines.filter((line) => line.trim() !== "");
  return withoutNumbers(lines.length === classes ? lines : withoutFirst(written, classes));
}

/** A list with one line too many often begins with what is no class: a heading, or the background class of networks for ImageNet. */
function withoutFirst(lines: readonly string[], classes: number): readonly string[] {
  const isNone = /^\W*(background|dummy|labels?|class(es)?|categor(y|ies)|names?|class[ _]?names?)\W*$/i;
  return lines.length === classes + 1 && isNone.test(lines[0]!.replace(/^0\W+/, "")) ? lines.slice(1) : lines;
}

/** The names in a table: its first column that is not of numbers, without the head of the table. */
function columnOf(text: string, classes: number): readonly string[] {
  const rows = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .map(cellsOf);
  const named = rows.length === classes + 1 ? rows.slice(1) : rows;
  const isNumber = (cell = "") => /^-?\d*$/.test(cell);
  const column = (named[0] ?? []).findIndex((_, at) => !named.every((row) => isNumber(row[at])));
  return withoutNumbers(named.map((row) => row[Math.max(0, column)] ?? ""));
}

/** The cells of a line, divided by commas, semicolons or tabs; those in quotation marks may contain these. */
const cellsOf = (line: string) =>
  Array.from(line.matchAll(/(?<=^|[,;\t])(?: *"((?:[^"]|"")*)"|[^,;\t]*)/g), ([plain, quoted]) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );

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
function namesIn(
  value: unknown,
  classes: number,
  isOfNames = false,
  depth = 0,
): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || depth > DEPTH) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  if (Array.isArray(value)) {
    const names = value.map(nameOf);
    return names.every((name) => name !== undefined) ? names : undefined;
  }
  for (const property of PROPERTIES) {
    const inside = (value as Readonly<Record<string, unknown>>)[property];
    const names = namesIn(inside, classes, false, depth + 1);
    if (names) return names;
  }
  // Any object may have a number in it, such as {"version": 1}.
  if (entries.length !== classes && !(isOfNames && entries.length >= FEWEST)) return undefined;
  return byNumber(entries) ?? byNumber(entries.map(([name, number]) => [String(number), name]));
}

/** The fewest names that a list of classes has. */
const FEWEST = 2;

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
