import { type JestReport, joinRuns, readReport, timeTable, totalLine } from "../../harness/jest-report";

const file = (name: string, seconds: number, ...statuses: readonly string[]) => ({
  name: `/project/test/${name}`,
  startTime: 1000,
  endTime: 1000 + seconds * 1000,
  assertionResults: statuses.map((status, i) => ({ fullName: `${name} ${i}`, status })),
});

const REPORT: JestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    file("quick.test.ts", 0.5, "passed", "pending"),
    file("slow.test.ts", 12, "passed", "passed", "failed"),
    file("empty.test.ts", 0.1),
  ],
};

test("a file without tests is a failure, and what was skipped is named", () => {
  const run = readReport(REPORT, "/project");
  expect(run).toMatchObject({ passed: 3, failed: 2, skipped: ["quick.test.ts 1"] });
  expect(totalLine(run)).toBe("3 passed, 2 failed, 1 skipped");
  expect(totalLine(joinRuns([run, run]))).toBe("6 passed, 4 failed, 2 skipped");
});

test("where nothing is skipped, the last line says nothing of it", () => {
  expect(totalLine({ passed: 2, failed: 0, skipped: [], files: [] })).toBe("2 passed, 0 failed");
});

test("files are listed with their seconds, the slowest first", () => {
  expect(timeTable(readReport(REPORT, "/project").files)).toBe(
    "   12.0 s  test/slow.test.ts\n    0.5 s  test/quick.test.ts\n    0.1 s  test/empty.test.ts\n",
  );
});
