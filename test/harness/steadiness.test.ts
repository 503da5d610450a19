import { thoroughResult, timing } from "../../harness/states/props/bench-results";
import { judgeSteadiness } from "../../harness/steadiness";
import type { BenchDocument, Timing } from "../../src/contract";

const run = (threads: Timing, simd: Timing): BenchDocument => ({
  ...thoroughResult(),
  runs: [
    { backend: "wasm-threads", status: "ok", threads: 2, predict1: threads },
    { backend: "wasm-simd", status: "ok", threads: 1, predict1: simd },
  ],
});

const usual = () => run(timing(10), timing(20));
const times = (count: number, document: BenchDocument) => Array.from({ length: count }, () => document);
/** Twice as long in the median, with an interval and rounds that give it away. */
const disturbed: Timing = { ...timing(20), lowMs: 10, highMs: 60, bestMs: 9 };

test("disturbed figures that are told as disturbed are no fault", () => {
  expect(judgeSteadiness(times(20, usual()), times(20, run(disturbed, timing(21))))).toEqual({
    runs: 20,
    quiet: { steady: 20, alike: 20 },
    bursts: { falselySteady: 0, figures: [] },
    holds: true,
  });
});

test("one run in twenty may be told as steady wrongly, and two may not", () => {
  const wrong = run(timing(20), timing(20));
  const outcome = judgeSteadiness(times(20, usual()), [...times(19, usual()), wrong]);
  expect(outcome).toMatchObject({ bursts: { falselySteady: 1 }, holds: true });
  expect(outcome.bursts.figures).toEqual(["wasm-threads, predict1: 20 ms, usually 10 ms"]);
  expect(judgeSteadiness(times(20, usual()), [...times(18, usual()), wrong, wrong]).holds).toBe(false);
});

test("of twenty quiet runs at least eighteen are steady, and recommend alike", () => {
  const restless = run(disturbed, timing(40));
  const other = run(timing(30), timing(20));
  const bursts = times(20, usual());
  expect(judgeSteadiness([...times(18, usual()), restless, other], bursts)).toMatchObject({
    quiet: { steady: 19, alike: 19 },
    holds: true,
  });
  expect(judgeSteadiness([...times(17, usual()), ...times(3, restless)], bursts).holds).toBe(false);
  expect(judgeSteadiness([...times(17, usual()), ...times(3, other)], bursts).holds).toBe(false);
});
