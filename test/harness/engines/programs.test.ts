import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findProgram, requireProgram } from "../../../harness/engines/programs";

const before = process.env.PATH;

afterEach(() => {
  process.env.PATH = before;
});

test("the first name that is installed anywhere is taken", () => {
  const [one, other] = [0, 1].map(() => mkdtempSync(path.join(tmpdir(), "hanger-programs-")));
  process.env.PATH = [one, other].join(path.delimiter);
  writeFileSync(path.join(other!, "old-browser"), "");
  writeFileSync(path.join(one!, "new-browser"), "");
  expect(findProgram("old-browser", "new-browser")).toBe(path.join(other!, "old-browser"));
  expect(findProgram("no-browser", "new-browser")).toBe(path.join(one!, "new-browser"));
});

test("a program that is nowhere is named", () => {
  process.env.PATH = "";
  expect(() => requireProgram("no-browser")).toThrow("There is no no-browser on this machine.");
});
