import { medianInterval, timingOf } from "../../../src/ml/measuring/statistics";
import { Random } from "../../../src/random/random";

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test.each([
  // Ranks of the 95 % interval, from the tables of Conover, Practical Nonparametric Statistics.
  [6, 1, 6],
  [8, 1, 8],
  [9, 2, 8],
  [12, 3, 10],
  [20, 6, 15],
  [100, 40, 61],
])("of %i values, the interval goes from the %ith to the %ith", (count, low, high) => {
  expect(medianInterval(upTo(count).reverse())).toEqual({ low, high });
});

test("fewer than six values give no interval", () => {
  expect(medianInterval(upTo(5))).toBeUndefined();
});

test("thousands of values do", () => {
  const { low, high } = medianInterval(upTo(5000))!;
  expect([low, high]).toEqual([2431, 2570]);
});

test("the interval holds the true median as often as it says, of a lopsided distribution too", () => {
  const random = new Random(7);
  const draw = () => -Math.log(1 - random.next());
  let held = 0;
  for (let i = 0; i < 2000; i++) {
    const { low, high } = medianInterval(Array.from({ length: 15 }, draw))!;
    if (low <= Math.LN2 && Math.LN2 <= high) held++;
  }
  expect(held / 2000).toBeGreaterThan(0.94);
});

test("figures are those of all rounds", () => {
  expect(
    timingOf([
      [3, 1],
      [2, 5, 4],
    ]),
  ).toEqual({ medianMs: 3, p95Ms: 4.8, bestMs: 1, worstMs: 5, rounds: 5 });
});

test("with enough passes the interval is that of their medians, so that a slow pass counts once", () => {
  const slow = Array.from({ length: 100 }, () => 20);
  const passes = [[10], [11], [12], [10], [11], slow];
  expect(timingOf(passes)).toMatchObject({ lowMs: 10, highMs: 20 });
});

test("the worst is the mean of the slowest thirtieth, so that one outlier of thousands says little", () => {
  expect(timingOf([upTo(60)])).toMatchObject({ worstMs: 59.5 });
});

test("what gets slower from pass to pass drifts, and what varies does not", () => {
  expect(timingOf([[10], [11], [12], [13], [14], [15]])).toMatchObject({ drift: 1.273 });
  expect(timingOf([[10], [12], [11], [12], [10], [11]])).toMatchObject({ drift: 1 });
  expect(timingOf([[10], [20]])).not.toHaveProperty("drift");
});
