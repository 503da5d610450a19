import { injectFaults } from "../../harness/faults/harness";

// "npm run test:faults" does the same for longer.
test("whatever is cut off in the middle, by whatever, starts again with all that was acknowledged", async () => {
  const report = await injectFaults({ seed: 7, moments: 16 });
  expect(report.broken).toEqual([]);
  expect(report.faults).toBe(16);
  expect(report.inTheMiddle).toBeGreaterThan(0);
}, 400_000);
