import { spawnSync } from "node:child_process";
import { findBrowser } from "../../harness/browser";
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

/** The parts, ordered to find mistakes as early as possible. */
const SUITES: readonly { readonly name: string; readonly run: () => TestRun }[] = [
  { name: "types and import directions", run: () => check("npm", "run", "-s", "types") },
  { name: "style", run: () => check("npm", "run", "-s", "lint") },
  { name: "build and its budgets", run: () => check("npm", "run", "-s", "build") },
  { name: "unit tests", run: () => jest(["--selectProjects", "unit", "--maxWorkers=100%"]) },
  { name: "browser tests", run: () => jest(["--selectProjects", "browser", "--maxWorkers=100%"]) },
  { name: "browser tests that measure time", run: () => jest(["--selectProjects", "timing", "--runInBand"]) },
];

await runCommand(HELP, async () => {
  readOptions({});
  process.stdout.write(`Browser: ${findBrowser()}\n`);
  const runs: TestRun[] = [];
  for (const { name, run } of SUITES) {
    process.stdout.write(`\n${name}\n`);
    const done = run();
    runs.push(done);
    process.stdout.write(`${name}: ${totalLine(done)}\n`);
  }
  const all = joinRuns(runs);
  process.stdout.write(`\nTime of each test file\n${timeTable(all.files)}`);
  if (all.skipped.length > 0) process.stdout.write(`\nSkipped\n  ${all.skipped.join("\n  ")}\n`);
  process.stdout.write(`\n${totalLine(all)}\n`);
  if (all.failed > 0) process.exitCode = 1;
});

/** Runs a command as a single check that passes or fails. */
function check(command: string, ...args: string[]): TestRun {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const holds = status === 0;
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: [], files: [] };
}
