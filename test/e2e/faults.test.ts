import { injectFaults } from "../../harness/faults/harness";

/** Every activity is cut off once. "npm run test:faults" cuts each off by every fault, many times. */
const MOMENTS = 8;

test("whatever is cut off in the middle, by whatever, starts again with all that was acknowledged", async () => {
  const report = await injectFaults({ seed: 7, moments: MOMENTS });
  expect(report.broken).toEqual([]);
  expect(report.faults).toBe(MOMENTS);
  expect(report.inTheMiddle).toBeGreaterThan(0);
}, 400_000);
