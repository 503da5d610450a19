import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../harness/paths";

const SOURCES = {
  if: 'if (process.env.SOME) {\n  test("a", () => undefined);\n}\n',
  and: 'process.env.SOME && test.each([1])("a", () => undefined);\n',
  choice: 'process.env.SOME ? describe("a", () => undefined) : undefined;\n',
  loop: 'for (const a of [1]) test.each([a])("a", () => undefined);\n',
  inside: 'test("a", () => {\n  if (/a/.test("b")) return;\n  for (const a of [1]) expect(a).toBe(1);\n});\n',
  each: 'describe.each([1])("a", () => {\n  test("b", () => undefined);\n});\n',
};

test("the style check refuses tests behind a condition or in a loop, and nothing else", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-lint-"));
  try {
    const plugins = [path.join(ROOT, "test/unconditional-tests.grit")];
    const config = { plugins, linter: { rules: { preset: "none" } } };
    writeFileSync(path.join(folder, "biome.json"), JSON.stringify(config));
    for (const [name, source] of Object.entries(SOURCES))
      writeFileSync(path.join(folder, `${name}.test.ts`), source);
    const biome = path.join(ROOT, "node_modules/@biomejs/biome/bin/biome");
    const { stdout } = spawnSync(process.execPath, [biome, "lint", "--reporter=json"], {
      cwd: folder,
      encoding: "utf8",
    });
    const refused = Object.keys(SOURCES).filter((name) => stdout.includes(`${name}.test.ts`));
    expect(refused).toEqual(["if", "and", "choice", "loop"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
