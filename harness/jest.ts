import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readReport, type TestRun } from "./jest-report";
import { ROOT } from "./paths";

/** Runs Jest with these options and shows its output. A run without a report counts as a failure. */
export function jest(options: readonly string[], env: Readonly<Record<string, string>> = {}): TestRun {
  const report = path.join(mkdtempSync(path.join(tmpdir(), "hanger-")), "report.json");
  const jestBin = path.join(ROOT, "node_modules/jest/bin/jest.js");
  // Playwright's pipes to a closed browser may outlive the last test.
  const standard = ["--silent", "--forceExit", "--json", `--outputFile=${report}`];
  spawnSync(process.execPath, [jestBin, ...standard, ...options], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: [], files: [] };
  return readReport(JSON.parse(readFileSync(report, "utf8")), ROOT);
}
