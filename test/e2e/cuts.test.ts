import { type CutReport, cutDatabase } from "../../harness/faults/cuts/cut";

/** "npm run test:faults" makes 5,000 cuts for each seed, opens more of them, and kills the browser at every other write. */
const OPTIONS = { seed: 11, cuts: 300, opened: 2, kills: 1 / 40, photos: 3 };

let report: CutReport;

beforeAll(async () => {
  report = await cutDatabase(OPTIONS);
}, 300_000);

test("a database that is cut off anywhere is whole, and has all that was confirmed", () => {
  expect(report.broken).toEqual([]);
  expect(report.faults).toBeGreaterThan(OPTIONS.cuts);
});

test("the cuts lie before and after every write of the app", () => {
  expect(report.statesSeen).toBe(report.states);
  expect(report.states).toBeGreaterThan(30);
});
