import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { thoroughResult } from "../../harness/states/props/bench-results";
import {
  describeAgainst,
  describeChanges,
  markdownOf,
  readBench,
  requireNetwork,
} from "../../src/cli/compare-bench";
import type { BenchDocument } from "../../src/contract";

/** Every median and bound so many times as long. */
function times(document: BenchDocument, factor: number): BenchDocument {
  const text = JSON.stringify(document, (name, value) =>
    /^(median|p95|best|low|high)Ms$/.test(name) ? factor * value : value,
  );
  return JSON.parse(text);
}

test("what became slower beyond noise is named, and makes the command fail", () => {
  const { lines, slower } = describeChanges(thoroughResult(), times(thoroughResult(), 1.5));
  expect(slower).toBe(true);
  expect(lines).toContain("slower: webgpu, one picture: 1.50 times as long");
  expect(lines).toHaveLength(6 * 6 + 2);
});

test("noise and what became faster do not", () => {
  expect(describeChanges(thoroughResult(), times(thoroughResult(), 1.01))).toEqual({
    lines: [
      "36 alike within noise, 0 with too few rounds to tell",
      expect.stringMatching(/^compared across time, with a result of \d{4}-\d\d-\d\d/),
    ],
    slower: false,
  });
  expect(describeChanges(thoroughResult(), times(thoroughResult(), 0.5)).slower).toBe(false);
});

test("another network is refused, by its name before anything is measured, and by its size after", () => {
  const before = thoroughResult();
  expect(() => requireNetwork(before, "cnn")).not.toThrow();
  expect(() => requireNetwork(before, "dense")).toThrow(/network "cnn", and this run would measure "dense"/);
  const network = { ...before.network, parameters: 101_770 };
  expect(() => describeChanges(before, { ...before, network })).toThrow(
    /another network, with 243786 parameters in place of 101770 parameters/,
  );
});

test("an earlier document is read from a file, and a file that is none is said to be so", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-"));
  const write = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  expect(readBench(write("old.json", JSON.stringify(thoroughResult())))).toEqual(thoroughResult());
  expect(() => readBench(write("bad.json", "{}"))).toThrow(/bad\.json" contains no benchmark result/);
  expect(() => readBench(path.join(folder, "none.json"))).toThrow(/There is no file/);
});

test("two builds measured in turns are told by one verdict first, and each measure with its interval", () => {
  const slower = { ratio: 1.0312, low: 1.0201, high: 1.0423, verdict: "slower" } as const;
  const alike = { ratio: 1.001, low: 0.99, high: 1.01, verdict: "alike" } as const;
  const lines = describeAgainst({
    rounds: 20,
    overall: slower,
    measures: [{ backend: "wasm-simd", measure: "predict1", ...alike }],
    skipped: [{ backend: "webgpu", reason: "This browser offers no WebGPU adapter." }],
  });
  expect(lines).toEqual([
    "This build is slower: 1.031 times as long (99 %: 1.020 to 1.042), 20 rounds in turns",
    "wasm-simd, one picture: 1.001 times as long (99 %: 0.990 to 1.010)",
    "webgpu: not compared. This browser offers no WebGPU adapter.",
  ]);
  expect(markdownOf("Speed", lines)).toMatch(
    /^### Speed\n\n- This build is slower: .*\n- wasm-simd, .*\n- webgpu: .*\n\n$/,
  );
});

test.each([
  [{ low: 0.82, high: 1.07 }, /difference of up to 19 % may hide/],
  [{ low: 0.97, high: 1.1 }, /difference of up to 11 % may hide/],
])("no difference beyond much noise is told with what may hide in it", (interval, sentence) => {
  const overall = { ratio: 0.99, verdict: "alike", ...interval } as const;
  expect(describeAgainst({ rounds: 20, overall, measures: [], skipped: [] })[1]).toMatch(sentence);
});

test("in little noise nothing hides", () => {
  const overall = { ratio: 1, low: 0.985, high: 1.012, verdict: "alike" } as const;
  expect(describeAgainst({ rounds: 20, overall, measures: [], skipped: [] })).toHaveLength(1);
});
