import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "../../harness/browser";
import { type Count, jest } from "../../harness/jest";
import { PREPARED_DATASET, ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm test

Checks types and import directions, style, the units under Node, and the built app in a real browser.
Ends with the line "N passed, N failed"; exit code 0 if none failed.
`;

/** The parts, ordered to find mistakes as early as possible. */
const SUITES: readonly { readonly name: string; readonly run: () => Count }[] = [
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
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of SUITES) {
    process.stdout.write(`\n${name}\n`);
    const { passed, failed } = run();
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
    total.passed += passed;
    total.failed += failed;
  }
  if (!existsSync(PREPARED_DATASET)) {
    process.stdout.write(
      '\nFashion-MNIST is not on this machine, so the figures that need it were not tested. "npm run data" gets it.\n',
    );
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  if (total.failed > 0) process.exitCode = 1;
});

/** Runs a command as a single check that passes or fails. */
function check(command: string, ...args: string[]): Count {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
