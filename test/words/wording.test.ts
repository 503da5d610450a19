import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Node, parseSync } from "@swc/core";

const ROOT = path.join(__dirname, "../..");

/** Where nothing that is shown may be written; all of it is in src/words. */
const FOLDERS = ["src/views", "src/shell", "src/ui"];

/** Attributes that are read by programs. */
const UNREAD = new Set(["class", "href", "accept", "d", "viewBox", "transform", "key", "rel", "sizes"]);

const isWording = (text: string) => /\p{L}{2,}[,;:]? \p{L}{2,}/u.test(text);

interface Parsed extends Node {
  readonly [key: string]: unknown;
}

/** Every text in the syntax tree that a person would read. */
function* wordingOf(node: Parsed): Generator<string> {
  if (node.type === "ImportDeclaration" || node.type === "TsLiteralType") return;
  if (node.type === "JSXAttribute" && UNREAD.has((node.name as { value: string }).value)) return;
  if (node.type === "JSXText" && /\p{L}{2,}/u.test(node.value as string)) yield node.value as string;
  if (node.type === "StringLiteral" && isWording(node.value as string)) yield node.value as string;
  if (node.type === "TemplateElement" && isWording(node.raw as string)) yield node.raw as string;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* wordingOf(child);
      else if (isNode((child as { expression?: unknown } | null)?.expression)) {
        yield* wordingOf((child as { expression: Parsed }).expression);
      }
    }
  }
}

const isNode = (value: unknown): value is Parsed =>
  typeof value === "object" && value !== null && typeof (value as Parsed).type === "string";

test.each(FOLDERS)("%s says nothing that could not be translated", (folder) => {
  const files = (readdirSync(path.join(ROOT, folder), { recursive: true }) as string[]).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(ROOT, folder, file), "utf8");
    const tree = parseSync(source, { syntax: "typescript", tsx: true, target: "es2022" });
    return [...wordingOf(tree as unknown as Parsed)].map((text) => `${file}: ${text.trim()}`);
  });
  expect(found).toEqual([]);
});
