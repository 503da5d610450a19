import { Random } from "../../src/random/random";
import { type Pair, ratioOf } from "../../src/results/interleaved";

/** Rounds on a machine that slows both builds together by up to a half, and each by itself by some percent. */
function rounds(factor: number, seed: number, count = 12): readonly Pair[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const shared = random.between(1, 1.5);
    const alone = () => 1 + 0.03 * Math.abs(random.normal());
    return { before: 10 * shared * alone(), after: 10 * factor * shared * alone() };
  });
}

const verdicts = (factor: number, measures: number) =>
  Array.from({ length: 20 }, (_, run) => {
    const taken = Array.from({ length: measures }, (_, i) => rounds(factor, 100 * run + i));
    return ratioOf(taken).verdict;
  });

test("a build that is 3 % slower is told so, though the machine varies by half", () => {
  const slower = verdicts(1.03, 6).filter((verdict) => verdict === "slower");
  expect(slower.length).toBeGreaterThanOrEqual(19);
});

test("of equal builds none is called slower more than once in twenty runs", () => {
  const slower = verdicts(1, 6).filter((verdict) => verdict === "slower");
  expect(slower.length).toBeLessThanOrEqual(1);
});

test("the ratio is a geometric mean within its interval, and does not depend on which build is named first", () => {
  const pairs = rounds(1.2, 7);
  const { ratio, low, high, verdict } = ratioOf([pairs]);
  expect(low).toBeLessThan(ratio);
  expect(high).toBeGreaterThan(ratio);
  expect(verdict).toBe("slower");
  const turned = ratioOf([pairs.map(({ before, after }) => ({ before: after, after: before }))]);
  expect(turned.ratio).toBeCloseTo(1 / ratio);
  expect(turned.verdict).toBe("faster");
});

test("a few rounds say nothing", () => {
  expect(ratioOf([rounds(2, 1, 4)]).verdict).toBe("unclear");
});
