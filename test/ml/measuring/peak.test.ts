import { measurePeak } from "../../../src/ml/measuring/peak";

test("a core's peak is measured, in three digits, and runs long enough for a coarse clock", () => {
  const coarse = () => 2 * Math.floor(performance.now() / 2);
  for (const clock of [() => performance.now(), coarse]) {
    const peak = measurePeak(clock)!;
    expect(peak).toBeGreaterThan(0);
    expect(Number.isFinite(peak)).toBe(true);
    expect(Number(peak.toPrecision(3))).toBe(peak);
  }
});

test("multiply-adds that take twice as long are half as many a second", () => {
  // A clock by which every run takes as long as the one before it, once they are long enough.
  let readings = 0;
  const clockOf = (runMs: number) => () => runMs * readings++;
  const slow = measurePeak(clockOf(16))!;
  readings = 0;
  const fast = measurePeak(clockOf(8))!;
  expect(fast / slow).toBeCloseTo(2, 2);
});
