import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describeLicences, packageFolder, readPackage } from "../licences/licences";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hanger-licences-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const APACHE = (owner: string) =>
  `Apache License\n\n   Terms.\n\n   END OF TERMS AND CONDITIONS\n\n   APPENDIX\n\n   Copyright ${owner}\n`;

/** A package's folder, with these files beside its `package.json`. */
function packageOf(name: string, files: Readonly<Record<string, string>>): string {
  const at = path.join(folder, "node_modules", name);
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, "package.json"), JSON.stringify({ name, version: "1.2.3", license: "X" }));
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(at, file), content);
  return at;
}

test("a package without the text of its licence fails the build", () => {
  expect(() => readPackage(packageOf("new-one", { "README.md": "MIT" }))).toThrow(
    /^new-one comes without the text of its licence/,
  );
  expect(readPackage(packageOf("sound", { "LICENSE.md": "MIT", NOTICE: "Notice" })).texts).toEqual([
    "MIT",
    "Notice",
  ]);
});

test("a module's package is the innermost one", () => {
  expect(packageFolder("/a/node_modules/b/node_modules/@c/d/e/f.js")).toBe(
    "/a/node_modules/b/node_modules/@c/d",
  );
  expect(packageFolder("/a/node_modules/b/c.js")).toBe("/a/node_modules/b");
  expect(packageFolder("/a/src/c.ts")).toBeUndefined();
});

test("a text that several packages share is there once, and no owner's name is lost", () => {
  const packages = [
    readPackage(packageOf("one", { LICENSE: APACHE("2017 One Inc.") })),
    readPackage(
      packageOf("two", { LICENSE: APACHE("[yyyy] [name of copyright owner]").replaceAll("  ", " ") }),
    ),
    readPackage(packageOf("three", { LICENSE: "MIT, by three" })),
  ];
  const text = describeLicences(packages);
  expect(text).toContain("one 1.2.3, X: 1, 2\ntwo 1.2.3, X: 2\nthree 1.2.3, X: 3\n");
  expect(text.match(/Terms\./g)).toHaveLength(1);
  expect(text).toContain("one\nCopyright 2017 One Inc.");
  expect(text).not.toContain("[yyyy]");
});
