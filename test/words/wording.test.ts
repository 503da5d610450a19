import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Node, parseSync } from "@swc/core";

const ROOT = path.join(__dirname, "../..");

/** Where nothing that is shown may be written; all of it is in src/words. */
const SHOWING = ["src/views", "src/shell", "src/ui"];

/** Where nothing may be written that is said to a person, among much that is for programs and their developers. */
const TELLING = [
  "src/contract",
  "src/locks",
  "src/results",
  "src/pictures",
  "src/ml",
  "src/formats",
  "src/storage",
  "src/bridge",
  "workers/model",
];

/** Names for files that leave the app, and what results of benchmarks have in common. */
const DATA = ["src/contract/labels.ts", "src/results/link.ts"];

/** Attributes that are read by programs. */
const UNREAD = new Set(["class", "href", "accept", "d", "viewBox", "transform", "key", "rel", "sizes"]);

type Rule = (text: string) => boolean;

const isWording: Rule = (text) => /\p{L}{2,}[,;:]? \p{L}{2,}/u.test(text);

/** Titles and sentences begin with a capital, or at least end as a sentence does. What developers are told does neither. */
const isSaid: Rule = (text) => isWording(text) && /^["“]?\p{Lu}|^[\p{L}\d].*[.!?]$/su.test(text);

interface Parsed extends Node {
  readonly [key: string]: unknown;
}

/** Every text in the syntax tree that a person would read: by the rule, and whatever a HangerError is made of. */
function* wordingOf(node: Parsed, rule: Rule): Generator<string> {
  if (node.type === "ImportDeclaration" || node.type === "TsLiteralType") return;
  if (node.type === "JSXAttribute" && UNREAD.has((node.name as { value: string }).value)) return;
  const made = node.type === "NewExpression" ? (node.callee as Parsed).value : undefined;
  if (made === "Error") return;
  if (node.type === "JSXText" && /\p{L}{2,}/u.test(node.value as string)) yield node.value as string;
  if (node.type === "StringLiteral" && rule(node.value as string)) yield node.value as string;
  if (node.type === "TemplateLiteral" && rule(templateText(node))) yield templateText(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const part = isNode(child) ? child : (child as { expression?: unknown } | null)?.expression;
      if (isNode(part)) yield* wordingOf(part, made === "HangerError" ? isWording : rule);
    }
  }
}

/** A template with a number for every expression in it. */
const templateText = ({ quasis }: Parsed) => (quasis as readonly Parsed[]).map(({ raw }) => raw).join("0");

const isNode = (value: unknown): value is Parsed =>
  typeof value === "object" && value !== null && typeof (value as Parsed).type === "string";

function wordingIn(folder: string, rule: Rule): readonly string[] {
  const files = (readdirSync(path.join(ROOT, folder), { recursive: true }) as string[])
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\/assembly\//.test(file) && !DATA.includes(file));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(ROOT, file), "utf8");
    const tree = parseSync(source, { syntax: "typescript", tsx: file.endsWith("x"), target: "es2022" });
    return [...wordingOf(tree as unknown as Parsed, rule)].map((text) => `${file}: ${text.trim()}`);
  });
}

test.each(SHOWING)("%s shows nothing that could not be translated", (folder) => {
  expect(wordingIn(folder, isWording)).toEqual([]);
});

test.each(TELLING)("%s says nothing that could not be translated", (folder) => {
  expect(wordingIn(folder, isSaid)).toEqual([]);
});
