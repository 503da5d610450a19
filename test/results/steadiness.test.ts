import { isSteady } from "../../src/results/steadiness";

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
  ["rounds that usually take twice as long as the best", timing(2.6, 1.3, 2.55, 2.7), false],
  ["times near the end of what clocks can tell", timing(0.03, 0.01, 0.02, 0.06), true],
  ["too few rounds for an interval", { medianMs: 2, p95Ms: 3 }, undefined],
])("%s", (_, figures, expected) => {
  expect(isSteady(figures)).toBe(expected);
});
