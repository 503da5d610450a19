import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser";
import { PREPARED_DATASET, ROOT } from "./paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm test

Checks types and import directions, style, the domain under Node, and the built app in a real browser.
Ends with a line "N passed, N failed" over all of them; exit code 0 where none failed.
`;

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The parts, in the order in which they find mistakes soonest. */
const SUITES: readonly { readonly name: string; readonly run: () => Count }[] = [
  { name: "types and import directions", run: () => check("npm", "run", "-s", "types") },
  { name: "style", run: () => check("npm", "run", "-s", "lint") },
  { name: "build and its budgets", run: () => check("npm", "run", "-s", "build") },
  { name: "unit tests", run: () => jest("--selectProjects", "unit") },
  { name: "browser tests", run: () => jest("--selectProjects", "browser", "--runInBand") },
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

/** A check that holds or does not. */
function check(command: string, ...args: string[]): Count {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function jest(...args: string[]): Count {
  const report = path.join(mkdtempSync(path.join(tmpdir(), "hanger-")), "report.json");
  // Playwright's pipes to a closed browser may outlive the last test.
  const options = ["--silent", "--forceExit", "--json", `--outputFile=${report}`, ...args];
  const jestBin = path.join(ROOT, "node_modules/jest/bin/jest.js");
  spawnSync(process.execPath, [jestBin, ...options], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}
