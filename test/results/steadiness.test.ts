import { isSteady, steadierOf } from "../../src/results/steadiness";

const timing = (medianMs: number, bestMs: number, lowMs: number, highMs: number) => ({
  medianMs,
  p95Ms: 2 * highMs,
  bestMs,
  lowMs,
  highMs,
});

test.each([
  ["a narrow interval near the best round", timing(2.6, 2.5, 2.55, 2.7), true],
  ["a wide interval far from the best round", timing(2.6, 0.92, 2.2, 6.5), false],
  ["a wide interval", timing(2.6, 2.5, 2, 3), false],
  ["rounds that usually take 1.7 times as long as the best", timing(2.6, 1.53, 2.55, 2.7), false],
  ["passes that get slower by a quarter", { ...timing(2.6, 2.2, 2.3, 2.9), drift: 1.25 }, false],
  ["passes that get faster by a quarter", { ...timing(2.6, 2.2, 2.3, 2.9), drift: 0.8 }, false],
  ["passes that take about as long", { ...timing(2.6, 2.5, 2.55, 2.7), drift: 1.04 }, true],
  ["times near the end of what clocks can tell", timing(0.03, 0.01, 0.02, 0.06), true],
  ["too few rounds for an interval", { medianMs: 2, p95Ms: 3 }, undefined],
])("%s", (_, figures, expected) => {
  expect(isSteady(figures)).toBe(expected);
});

test("what was measured again takes its place only where it is steady, also beside the best round before", () => {
  const disturbed = timing(2.6, 0.92, 2.2, 6.5);
  expect(steadierOf(disturbed, timing(0.98, 0.95, 0.97, 0.99))).toEqual({
    ...timing(0.98, 0.92, 0.97, 0.99),
  });
  // All of it within one burst: narrow, and wrong.
  expect(steadierOf(disturbed, timing(2.5, 2.4, 2.45, 2.6))).toBe(disturbed);
  expect(steadierOf(disturbed, timing(1, 0.9, 0.9, 1.9))).toBe(disturbed);
});
