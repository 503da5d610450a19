import { thoroughResult } from "../../harness/states/props/bench-results";
import type { BenchRun } from "../../src/contract";
import { bestScore, scoreOf } from "../../src/results/score";

const timing = (medianMs: number) => ({ medianMs, p95Ms: medianMs });

const reference: BenchRun = {
  backend: "wasm-simd",
  status: "ok",
  predict1: timing(0.3),
  predict128: timing(15),
  photo: timing(6),
  trainStep32: timing(25),
  trainStep128: timing(80),
};

test("the reference scores 100, and a backend twice as fast in each measure 200", () => {
  expect(scoreOf(reference, "classify")).toBeCloseTo(100);
  expect(scoreOf(reference, "train")).toBeCloseTo(100);
  const faster = { ...reference, trainStep32: timing(12.5), trainStep128: timing(40) };
  expect(scoreOf(faster, "train")).toBeCloseTo(200);
  expect(scoreOf(faster, "classify")).toBeCloseTo(100);
});

test("four times as fast in one of two measures counts as twice as fast", () => {
  expect(scoreOf({ ...reference, trainStep128: timing(20) }, "train")).toBeCloseTo(200);
});

test("there is no score where a measure is missing, or answers were wrong", () => {
  const { photo: _, ...incomplete } = reference;
  expect(scoreOf(incomplete, "classify")).toBeUndefined();
  expect(scoreOf({ ...reference, status: "wrong" }, "classify")).toBeUndefined();
  expect(scoreOf({ ...reference, predict1: timing(0) }, "classify")).toBeUndefined();
});

test("a result's score is that of its best backend, and of the network of two convolutions alone", () => {
  const result = thoroughResult();
  const network = { ...result.network, name: "cnn" };
  const runs = [reference, { ...reference, trainStep32: timing(50) }];
  expect(bestScore({ ...result, network, runs }, "train")).toBeCloseTo(100);
  expect(bestScore({ ...result, network: { ...network, name: "dense" }, runs }, "train")).toBeUndefined();
});
