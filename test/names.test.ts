import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";

const ROOT = path.join(__dirname, "..");

/** AssemblyScript is a program of its own: its exports are called by the names of what they compute. */
const ASSEMBLY = /\/assembly\//;

const sources = ["src", "workers", "harness"].flatMap((folder) =>
  (readdirSync(path.join(ROOT, folder), { recursive: true }) as string[])
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !ASSEMBLY.test(file)),
);

interface Named {
  readonly type: string;
  readonly value?: string;
}

interface Declaration {
  readonly identifier?: Named;
  readonly id?: Named;
  readonly declarations?: readonly { readonly id: Named }[];
}

/** The names under which a file exports what it defines; what it hands on from another file is not its own. */
function exportsOf(file: string): ReadonlySet<string> {
  const source = readFileSync(path.join(ROOT, file), "utf8");
  const { body } = parseSync(source, { syntax: "typescript", tsx: file.endsWith("x"), target: "es2022" });
  const names = body.flatMap((item) => {
    if (item.type !== "ExportDeclaration") return [];
    const { identifier, id, declarations } = item.declaration as Declaration;
    return [identifier, id, ...(declarations ?? []).map((each) => each.id)].map((named) => named?.value);
  });
  return new Set(names.filter((name) => name !== undefined));
}

test("no two files export something of the same name", () => {
  const files = new Map<string, string[]>();
  for (const file of sources) {
    for (const name of exportsOf(file)) files.set(name, [...(files.get(name) ?? []), file]);
  }
  expect(files.size).toBeGreaterThan(500);
  expect([...files].filter(([, all]) => all.length > 1)).toEqual([]);
});

test("what a file exports is written where it is defined", () => {
  const lists = sources.filter((file) =>
    /^export (type )?\{[^}]*\}(?! from)/m.test(readFileSync(path.join(ROOT, file), "utf8")),
  );
  expect(lists).toEqual([]);
});
