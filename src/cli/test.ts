import { spawn } from "node:child_process";
import { findBrowser, obtainShell } from "../../harness/browser";
import { jest } from "../../harness/jest";
import { joinRuns, type TestRun, timeTable, totalLine } from "../../harness/jest-report";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm test

Checks types and import directions, style, the units under Node, and the built app in a real browser. Lists the time of
each test file, and the tests that were skipped because this machine lacks their data.
Ends with the line "N passed, N failed", or "N passed, N failed, N skipped"; exit code 0 if none failed.
`;

/** What needs one core at a time, and nothing of the others: run side by side. */
const CHECKS: Readonly<Record<string, string>> = {
  "types and import directions": "types",
  style: "lint",
  "build and its budgets": "build",
};

/** What needs the built app, and every core. */
const SUITES: Readonly<Record<string, string>> = { "unit tests": "unit", "browser tests": "browser" };

await runCommand(HELP, async () => {
  readOptions({});
  process.stdout.write(`Browser: ${findBrowser()}, for most tests ${obtainShell()}\n`);
  const runs: TestRun[] = [];
  const report = (name: string, run: TestRun, output = "") => {
    runs.push(run);
    process.stdout.write(`\n${name}\n${output}${name}: ${totalLine(run)}\n`);
  };
  const checks = Object.entries(CHECKS).map(([name, script]) => ({ name, done: check(script) }));
  for (const { name, done } of checks) {
    const { run, output } = await done;
    report(name, run, output);
  }
  for (const [name, project] of Object.entries(SUITES))
    report(name, jest(["--selectProjects", project, "--maxWorkers=100%"]));
  const all = joinRuns(runs);
  process.stdout.write(`\nTime of each test file\n${timeTable(all.files)}`);
  if (all.skipped.length > 0) process.stdout.write(`\nSkipped\n  ${all.skipped.join("\n  ")}\n`);
  process.stdout.write(`\n${totalLine(all)}\n`);
  if (all.failed > 0) process.exitCode = 1;
});

/** Runs a script of package.json as a single check that passes or fails, and holds back what it prints. */
async function check(script: string): Promise<{ readonly run: TestRun; readonly output: string }> {
  const child = spawn("npm", ["run", "-s", script], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const holds = await new Promise<boolean>((resolve) => {
    child.on("close", (status) => resolve(status === 0));
    child.on("error", () => resolve(false));
  });
  return { run: { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: [], files: [] }, output };
}
