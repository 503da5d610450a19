import { thoroughResult } from "../../harness/states/props/bench-results";
import type { BenchRun, Timing } from "../../src/contract";
import { bestScore, scoreOf } from "../../src/results/score";

const timing = (firstMs: number, worstMs: number, medianMs: number): Timing => ({
  medianMs,
  p95Ms: medianMs,
  worstMs,
  firstMs,
});

const reference: BenchRun = {
  backend: "wasm-simd",
  status: "ok",
  predict1: timing(10, 0.6, 0.3),
  predict128: timing(30, 20, 15),
  photo: timing(30, 10, 6),
  trainStep32: timing(40, 35, 25),
  trainStep128: timing(120, 100, 80),
};

test("the reference scores 100, and a backend twice as fast in everything 200", () => {
  expect(scoreOf(reference, "classify")).toBeCloseTo(100);
  expect(scoreOf(reference, "train")).toBeCloseTo(100);
  const faster = {
    ...reference,
    trainStep32: timing(20, 17.5, 12.5),
    trainStep128: timing(60, 50, 40),
  };
  expect(scoreOf(faster, "train")).toBeCloseTo(200);
  expect(scoreOf(faster, "classify")).toBeCloseTo(100);
});

test("of six parts of a measure the median counts four, the first round one and the worst one", () => {
  const other = (trainStep32: Timing, trainStep128: Timing) =>
    scoreOf({ ...reference, trainStep32, trainStep128 }, "train")!;
  const [small, large] = [reference.trainStep32!, reference.trainStep128!];
  const halved = (part: "firstMs" | "worstMs" | "medianMs") =>
    other({ ...small, [part]: small[part]! / 2 }, { ...large, [part]: large[part]! / 2 });
  expect(halved("medianMs")).toBeCloseTo(100 * 2 ** (4 / 6));
  expect(halved("worstMs")).toBeCloseTo(100 * 2 ** (1 / 6));
  expect(halved("firstMs")).toBeCloseTo(100 * 2 ** (1 / 6));
  // One of two measures counts half.
  expect(other(small, timing(60, 50, 40))).toBeCloseTo(100 * Math.SQRT2);
});

test("there is no score where a measure is missing, answers were wrong, or an earlier release knew medians alone", () => {
  const { photo: _, ...incomplete } = reference;
  expect(scoreOf(incomplete, "classify")).toBeUndefined();
  expect(scoreOf({ ...reference, status: "wrong" }, "classify")).toBeUndefined();
  expect(scoreOf({ ...reference, predict1: timing(10, 0.6, 0) }, "classify")).toBeUndefined();
  const { worstMs: __, firstMs: ___, ...earlier } = reference.predict1!;
  expect(scoreOf({ ...reference, predict1: earlier }, "classify")).toBeUndefined();
});

test("a result's score is that of its best backend, and of the network of two convolutions alone", () => {
  const result = thoroughResult();
  const network = { ...result.network, name: "cnn" };
  const runs = [reference, { ...reference, trainStep32: timing(80, 70, 50) }];
  expect(bestScore({ ...result, network, runs }, "train")).toBeCloseTo(100);
  expect(bestScore({ ...result, network: { ...network, name: "dense" }, runs }, "train")).toBeUndefined();
  const file = { ...network, structure: "0123456789abcdef" };
  expect(bestScore({ ...result, network: file, runs }, "train")).toBeUndefined();
});
