import { readFileSync } from "node:fs";
import { BENCH_SCHEMA, benchSchemaText } from "../../harness/bench-schema";
import { thoroughResult, timing } from "../../harness/states/props/bench-results";
import { writeLink } from "../../src/results/link";
import { readResults } from "../../src/results/read-results";

const result = thoroughResult();

/** A valid result as JSON, with a change to its first row. */
const withRow = (row: object) =>
  JSON.stringify({ ...result, runs: [{ backend: "webgpu", status: "ok", ...row }] });

test("a result and a set of results are read", () => {
  expect(readResults(JSON.stringify(result))).toEqual([result]);
  const results = [thoroughResult(1), thoroughResult(2)];
  const set = { format: "hanger-benchmark-set", version: 1, results };
  expect(readResults(JSON.stringify(set))).toEqual(results);
});

test("marks of direction and invisible letters in a stranger's texts are left out", () => {
  const { device, network, runs } = result;
  const turned = {
    ...result,
    device: { ...device, model: "Pixel\u202e9\u200b", gpu: "Adreno\u2066" },
    network: { ...network, title: "c\u200fnn\n" },
    runs: [{ ...runs[0]!, status: "failed" as const, error: "\u202eNo answer." }],
  };
  const [read] = readResults(JSON.stringify(turned));
  expect(read!.device).toMatchObject({ model: "Pixel9", gpu: "Adreno" });
  expect(read!.network.title).toBe("cnn");
  expect(read!.runs[0]!.error).toBe("No answer.");
});

test("a result of an engine alone is read", () => {
  const alone = { ...result, runs: [], peers: [{ name: "litert", version: "2.5.3", threads: 1 }] };
  expect(readResults(JSON.stringify(alone))).toEqual([alone]);
});

test("what the schema does not know is dropped", () => {
  expect(readResults(JSON.stringify({ ...result, extra: "<script>" }))).toEqual([result]);
});

test.each([
  ["no JSON", "hello", /no benchmark result/],
  ["another JSON", '{"name":"else"}', /no benchmark result/],
  ["null", "null", /no benchmark result/],
  ["a later version", JSON.stringify({ ...result, version: 2 }), /newer version of Hanger\. Update/],
  ["10 MB of text", "x".repeat(10_000_000), /too large/],
  ["a negative time", withRow({ initMs: -1 }), /invalid result, at "runs\.0\.initMs"/],
  ["a time of a year", withRow({ initMs: 3e10 }), /invalid result/],
  ["a time that is text", withRow({ firstMs: "fast" }), /invalid result/],
  ["a median above its 95th percentile", withRow({ photo: { ...timing(9), p95Ms: 3 } }), /"runs\.0\.photo"/],
  ["a backend that there is not", withRow({ backend: "abacus" }), /"runs\.0\.backend"/],
  ["the same backend twice", JSON.stringify({ ...result, runs: [result.runs[0], result.runs[0]] }), /"runs"/],
  ["no rows", JSON.stringify({ ...result, runs: [] }), /"runs"/],
  [
    "another engine whose difference is endless",
    JSON.stringify({ ...result, peers: [{ name: "litert", version: "1", threads: 1, maxAbsDiff: 1e31 }] }),
    /"peers\.0\.maxAbsDiff"/,
  ],
  [
    "a title of 10,000 letters",
    JSON.stringify({ ...result, network: { ...result.network, title: "x".repeat(1e4) } }),
    /network\.title/,
  ],
  ["an id that is a path", JSON.stringify({ ...result, id: "../../x" }), /"id"/],
])("%s is refused", (_, text, sentence) => {
  expect(() => readResults(text)).toThrow(sentence);
});

test("the error never repeats what stands in the result", () => {
  const markup = "<img src=x onerror=alert(1)>";
  let message = "";
  try {
    readResults(withRow({ backend: markup }));
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/invalid result/);
  expect(message).not.toContain("<img");
});

const link = writeLink(result);

test.each([
  ["cut off", link.slice(0, 300), /damaged/],
  ["changed", link.replace(/.{40}$/, "A".repeat(40)), /damaged|invalid result/],
  ["of a later version", link.replace("r=1.", "r=2."), /newer version/],
  ["without a payload", "#/benchmark?r=", /damaged/],
  ["of markup", "#/benchmark?r=<script>alert(1)</script>", /damaged/],
  ["10 MB long", `#/benchmark?r=1.${"A".repeat(10_000_000)}`, /too large/],
  ["8 kB long", `#/benchmark?r=1.${"A".repeat(9000)}`, /too large/],
])("a link that is %s is refused", (_, text, sentence) => {
  expect(() => readResults(text)).toThrow(sentence);
});

test("the published schema is what `npm run schema` writes, to the byte", () => {
  expect(readFileSync(BENCH_SCHEMA, "utf8")).toBe(benchSchemaText());
});
