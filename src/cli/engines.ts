import { requireBuild } from "../../harness/app";
import type { Check } from "../../harness/engines/check";
import type { Engine } from "../../harness/engines/engine";
import { CHECKS, ENGINES } from "../../harness/engines/registry";
import { Visit, type VisitOptions } from "../../harness/engines/visit";
import { endProgress, showProgress } from "../../harness/progress-line";
import { readOptions, runCommand, UsageError } from "./usage";

const HELP = `
npm run test:engines -- [--engines firefox,webkitgtk] [--only CHECK,CHECK] [--json]

Tests the built app's main paths in browsers other than Chromium: ${CHECKS.map(({ name }) => name).join(", ")}.
Firefox is driven over WebDriver BiDi; WebKitGTK, the closest to Safari that runs on Linux, over WebDriver on its own
virtual screen. As root on Debian it installs what it needs; elsewhere it names it. Prints a line for each path in each
engine, and ends with "N passed, N failed".
`;

/** A check that takes longer has hung. */
const LIMIT_MS = 5 * 60_000;

interface CheckOutcome {
  readonly engine: string;
  readonly version?: string;
  readonly check: string;
  readonly outcome: "passed" | "failed" | "left out";
  /** What was seen, what failed, or why the check was skipped. */
  readonly told: string;
  readonly seconds: number;
}

await runCommand(HELP, async () => {
  const {
    engines = Object.keys(ENGINES).join(","),
    only = CHECKS.map(({ name }) => name).join(","),
    json = false,
  } = readOptions({
    engines: { type: "string" },
    only: { type: "string" },
    json: { type: "boolean" },
  });
  const wanted = engines.split(",").map((name) => [name, engineOf(name)] as const);
  const checks = only.split(",").map(checkOf);
  requireBuild();
  for (const [, engine] of wanted) engine.provide();
  const outcomes: CheckOutcome[] = [];
  for (const [name, engine] of wanted) {
    for (const check of checks) {
      showProgress(`${engine.title}: ${check.name}`);
      const outcome = await attempt(name, engine, check);
      endProgress();
      if (!json) process.stdout.write(describeOutcome(outcome));
      outcomes.push(outcome);
    }
  }
  const count = (wanted: CheckOutcome["outcome"]) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const [passed, failed] = [count("passed"), count("failed")];
  process.stdout.write(
    json ? `${JSON.stringify({ outcomes, passed, failed })}\n` : `${passed} passed, ${failed} failed\n`,
  );
  if (failed > 0) process.exitCode = 1;
});

function engineOf(name: string): Engine {
  const engine = ENGINES[name];
  if (engine) return engine;
  throw new UsageError(`There is no engine "${name}"; choose one of ${Object.keys(ENGINES).join(", ")}.`);
}

function checkOf(name: string): Check {
  const check = CHECKS.find((each) => each.name === name);
  if (check) return check;
  const names = CHECKS.map((each) => each.name).join(", ");
  throw new UsageError(`There is no check "${name}"; choose one of ${names}.`);
}

/** Runs one check in its own browsers. Uncaught errors in them count as failures too. */
async function attempt(name: string, engine: Engine, check: Check): Promise<CheckOutcome> {
  const started = performance.now();
  const visits: Visit[] = [];
  const begin = async (options?: VisitOptions) => {
    const visit = await Visit.begin(engine, options);
    visits.push(visit);
    return visit;
  };
  const ended = (outcome: CheckOutcome["outcome"], told: string): CheckOutcome => ({
    engine: name,
    ...(visits[0] ? { version: visits[0].version } : {}),
    check: check.name,
    outcome,
    told,
    seconds: (performance.now() - started) / 1000,
  });
  const obstacle = check.obstacle?.();
  if (obstacle) return ended("left out", obstacle);
  try {
    const told = await within(LIMIT_MS, check.run(begin));
    const written = (await Promise.all(visits.map((visit) => visit.uncaught()))).flat();
    const uncaught = written.filter((text) => !check.refusals?.test(text));
    return uncaught.length > 0 ? ended("failed", `uncaught: ${uncaught.join("; ")}`) : ended("passed", told);
  } catch (error) {
    return ended("failed", error instanceof Error ? error.message : String(error));
  } finally {
    for (const visit of visits) await visit.end();
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs / 60_000} minutes`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function describeOutcome({ engine, version = "", check, outcome, told, seconds }: CheckOutcome): string {
  const where = `${engine} ${version}`.padEnd(20);
  return `${outcome.padEnd(9)}${where}${check.padEnd(12)}${`${seconds.toFixed(0)} s`.padStart(6)}  ${told}\n`;
}
