import { getDotPath, safeParse } from "valibot";
import {
  ANSWERS_FORMAT,
  ASSIGNMENT_FORMAT,
  ASSIGNMENT_VERSION,
  type Assignment,
  type HandedIn,
  HangerError,
} from "../../contract";
import { assignmentSentences } from "../../words/assignment-sentences";
import { refusal } from "../refusal";
import { MOST_JSON, pack, unpack } from "./packed";
import { type AnswersDocument, answersSchema, assignmentSchema } from "./schema";

/** The address that an assignment is opened by, from the `#`; the packed assignment follows. */
const LINK = "#/explore/assignments?a=";

/** Longer links are cut off by some of the programs that people send them with, in characters. */
const LONGEST_LINK = 8000;

/** What a code of answers begins with, so that it is found in a message. */
const CODE = "hanger-answers.";

/** The most characters that are read of what was pasted or a file: codes of a whole class fit. */
export const MOST_ANSWERS_TEXT = 4_000_000;

/** @throws HangerError `import-refused` where the assignment says or holds what none does */
export function checkAssignment(value: unknown): Assignment {
  const { success, output, issues } = safeParse(assignmentSchema, value);
  if (success) return output;
  throw refusal(assignmentSentences.cannotBeTrue(getDotPath(issues[0])));
}

/**
 * Reads an assignment from a file's text, from a link, or from the end of one.
 * @throws HangerError `import-refused`
 */
export function readAssignment(text: string): Assignment {
  const at = text.slice(0, 1000).indexOf(LINK);
  const packed = at < 0 ? text.trim() : text.slice(at + LINK.length).trim();
  if (at >= 0 || /^\d{1,6}\.[\w-]+$/.test(packed.slice(0, 1000))) return checkAssignment(unpack(packed));
  const value = parseJson(text);
  if (formatOf(value) !== ASSIGNMENT_FORMAT) throw refusal(assignmentSentences.noAssignment);
  requireKnownVersion(value);
  return checkAssignment(value);
}

/** Undefined where the link would be too long to be sent. */
export function assignmentLink(assignment: Assignment): string | undefined {
  const link = `${LINK}${pack(assignment, versionOf(assignment.steps))}`;
  return link.length <= LONGEST_LINK ? link : undefined;
}

export function assignmentFile(assignment: Assignment): string {
  const head = { format: ASSIGNMENT_FORMAT, version: versionOf(assignment.steps) };
  return `${JSON.stringify({ ...head, ...assignment }, null, 2)}\n`;
}

/** The first version that knows all of these: earlier Hangers go on reading what holds nothing newer. */
const versionOf = (parts: Assignment["steps"] | HandedIn["answers"]) =>
  parts.some((part) => part && (part.kind === "confusion" || "sampleAccuracy" in part)) ? 2 : 1;

/** A text that is the same for the same assignment, whatever the order of its properties. */
export const canonicalText = (assignment: Assignment) => JSON.stringify(assignment, sorted);

const sorted = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Answers to an assignment, with its id. */
export interface ReadAnswers {
  readonly assignment: string;
  readonly handedIn: HandedIn;
}

function documentOf({ assignment, handedIn }: ReadAnswers): AnswersDocument {
  const answers = handedIn.answers.map((answer) => answer ?? null);
  const version = versionOf(handedIn.answers);
  return { format: ANSWERS_FORMAT, version, assignment, ...handedIn, answers };
}

export const answersFile = (answers: ReadAnswers) => `${JSON.stringify(documentOf(answers), null, 2)}\n`;

export function answersCode(answers: ReadAnswers): string {
  const document = documentOf(answers);
  return `${CODE}${pack(document, document.version)}`;
}

/** A code, and the lines behind it that may be the rest of it, as mail programs wrap and quote it. */
const CODES = /(hanger-answers\.\d{1,6}\.[\w-]+)((?:[ \t]*\r?\n[> \t]*[\w-]+(?=\s|$))*)/g;

/** So many places where a wrapped code may end are tried. */
const MOST_ENDS = 20;

/**
 * The codes of answers in a text, such as a message that somebody pasted; without any, the text itself, which is the
 * content of a file then.
 */
export function findAnswers(text: string): readonly string[] {
  const codes = [...text.matchAll(CODES)].map(([, code = "", rest = ""]) => wholeCode(code, rest));
  return codes.length > 0 ? codes : [text];
}

/** A code with as many of the lines behind it as make it whole; alone where none do. */
function wholeCode(code: string, rest: string): string {
  const lines = rest.match(/[\w-]+/g) ?? [];
  // All lines of a wrapped code but its last are equally long.
  const ends = lines.map((_, i) => i + 1).filter((end) => lines[end]?.length !== lines[end - 1]!.length);
  const candidates = [0, ...ends.slice(0, MOST_ENDS)].map((end) => code + lines.slice(0, end).join(""));
  return candidates.find(isWhole) ?? code;
}

function isWhole(code: string): boolean {
  try {
    unpack(code.slice(CODE.length));
    return true;
  } catch (error) {
    if (error instanceof HangerError) return false;
    throw error;
  }
}

/**
 * Reads what `findAnswers` found.
 * @throws HangerError `import-refused`
 */
export function readAnswers(text: string): ReadAnswers {
  const value = text.startsWith(CODE) ? unpack(text.slice(CODE.length)) : parseJson(text);
  if (formatOf(value) !== ANSWERS_FORMAT) throw refusal(assignmentSentences.noAnswers);
  requireKnownVersion(value);
  const { success, output, issues } = safeParse(answersSchema, value);
  if (!success) throw refusal(assignmentSentences.cannotBeTrue(getDotPath(issues[0])));
  const { assignment, from, name, answeredAt, answers } = output;
  return {
    assignment,
    handedIn: { from, name, answeredAt, answers: answers.map((answer) => answer ?? undefined) },
  };
}

/** The value of a JSON text; undefined where it is none, so that it has no format. */
function parseJson(text: string): unknown {
  if (text.length > MOST_JSON) throw refusal(assignmentSentences.tooLarge);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const formatOf = (value: unknown) => (value as { format?: unknown } | null | undefined)?.format;

function requireKnownVersion(value: unknown): void {
  const { version } = value as { version?: unknown };
  if (typeof version === "number" && version > ASSIGNMENT_VERSION) {
    throw refusal(assignmentSentences.laterVersion);
  }
}
