import path from "node:path";

/** How many checks held, and how many did not. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** What came of a run of Jest. */
export interface TestRun extends Count {
  /** Names of the tests that were skipped. */
  readonly skipped: readonly string[];
  readonly files: readonly FileTime[];
}

export interface FileTime {
  /** Relative to the folder that the report was read for, with forward slashes. */
  readonly file: string;
  readonly seconds: number;
}

/** The part of the output of `jest --json` that is read here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run, or hold no test. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Sums a report up. A file that could not be run, or that holds no test, counts as a failure. */
export function readReport(report: JestReport, folder: string): TestRun {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = report;
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    skipped: testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === "pending").map(({ fullName }) => fullName),
    ),
    files: testResults.map(({ name, startTime, endTime }) => ({
      file: path.relative(folder, name).replaceAll("\\", "/"),
      seconds: (endTime - startTime) / 1000,
    })),
  };
}

/** A line for each file, the slowest first. */
export function timeTable(files: readonly FileTime[]): string {
  return [...files]
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`)
    .join("");
}

/** Several runs as one. */
export function joinRuns(runs: readonly TestRun[]): TestRun {
  return {
    passed: runs.reduce((sum, { passed }) => sum + passed, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    skipped: runs.flatMap(({ skipped }) => skipped),
    files: runs.flatMap(({ files }) => files),
  };
}

/** `N passed, N failed`, and `, N skipped` where any were. */
export function totalLine({ passed, failed, skipped }: TestRun): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
}
