import { thoroughResult, timing } from "../../harness/states/props/bench-results";
import type { BackendName, BenchDocument, BenchNetwork, Timing } from "../../src/contract";
import {
  compareBench,
  compareDevices,
  fastestAt,
  recommend,
  recommendForApp,
  verdictOf,
} from "../../src/results/compare";

const between = (lowMs: number, highMs: number): Timing => ({
  ...timing((lowMs + highMs) / 2),
  lowMs,
  highMs,
});

function withRuns(...runs: BenchDocument["runs"]): BenchDocument {
  return { ...thoroughResult(), runs };
}

test.each([
  [between(10, 12), between(13, 15), "slower"],
  [between(13, 15), between(10, 12), "faster"],
  [between(10, 13), between(12, 15), "alike"],
  [between(10, 12), { medianMs: 50, p95Ms: 60 }, "unclear"],
] as const)("intervals that do not overlap are beyond noise", (before, after, verdict) => {
  expect(verdictOf(before, after)).toBe(verdict);
});

test("only what both have measured is compared", () => {
  const before = withRuns(
    { backend: "wasm", status: "ok", predict1: between(1, 1.2), photo: between(5, 6) },
    { backend: "cpu", status: "ok", predict1: between(20, 22) },
  );
  const after = withRuns(
    { backend: "wasm", status: "ok", predict1: between(2, 2.4) },
    { backend: "webgpu", status: "ok", predict1: between(3, 4) },
  );
  expect(compareBench(before, after)).toEqual([
    { backend: "wasm", measure: "predict1", ratio: 2, verdict: "slower" },
  ]);
});

test("another engine is never recommended, and changes no comparison, however fast it is", () => {
  const result = thoroughResult();
  const fast = {
    name: "litert",
    version: "2.5.3",
    threads: 1,
    predict1: timing(0.001),
    predict128: timing(0.1),
  };
  const compared = { ...result, peers: [fast] };
  expect(recommend(compared)).toEqual(recommend(result));
  expect(compareBench(result, compared)).toEqual(compareBench(result, result));
  expect(compareDevices(compared, result)).toEqual(compareDevices(result, result));
});

test("of backends that are level the one with less memory is recommended, however slightly slower", () => {
  const run = (backend: BackendName, timing: Timing, peakBytes: number, threads = 1) =>
    ({
      backend,
      status: "ok",
      predict1: timing,
      threads,
      memory: { tensors: 9, bytes: 1e6, peakBytes },
    }) as const;
  const threads = run("wasm-threads", between(0.135, 0.145), 4e6, 2);
  const simd = run("wasm-simd", between(0.138, 0.15), 4.1e6);
  const gpu = run("webgpu", between(0.136, 0.148), 9e6);
  expect(recommend(withRuns(gpu, threads, simd)).classify).toMatchObject({
    backend: "wasm-simd",
    level: ["wasm-threads", "webgpu"],
    isLightest: true,
  });
  // Alike within noise, but so far off that somebody may feel it.
  const vague = run("wasm", between(0.14, 0.3), 1e6);
  expect(recommend(withRuns(threads, vague)).classify).toMatchObject({
    backend: "wasm-threads",
    level: [],
    alike: ["wasm"],
  });
  const twin = { ...threads, backend: "wasm-simd" as const };
  expect(recommend(withRuns(threads, twin)).classify).toMatchObject({
    level: ["wasm-simd"],
    isLightest: false,
  });
});

test("the app computes by its own networks: answers by photos, training by the network of two convolutions", () => {
  const document = withRuns(
    {
      backend: "webgl",
      status: "ok",
      predict1: between(1, 1.1),
      photo: between(8, 9),
      trainStep128: between(9, 9.5),
    },
    {
      backend: "wasm-simd",
      status: "ok",
      predict1: between(2, 2.1),
      photo: between(5, 6),
      trainStep128: between(20, 21),
    },
  );
  expect(recommend(document)).toMatchObject({ classify: { backend: "webgl" } });
  expect(recommendForApp(document)).toMatchObject({
    classify: { backend: "wasm-simd", measure: "photo" },
    train: { backend: "webgl" },
  });
  const network = { ...document.network, name: "graph.zip", structure: "0123456789abcdef" };
  const { train, ...photos } = recommendForApp({ ...document, network });
  expect(train).toBeUndefined();
  expect(photos).toMatchObject({ classify: { backend: "wasm-simd" } });
  const unphotographed = document.runs.map(({ photo: _, ...run }) => run);
  expect(recommendForApp(withRuns(...unphotographed)).classify).toBeUndefined();
});

test.each([
  ["another name and no structure", { name: "dense", structure: undefined }, false],
  ["other parameters", { parameters: 5 }, false],
  ["another input", { inputShape: [32, 32, 3] }, false],
  ["no structure, as in earlier releases", { structure: undefined }, true],
  ["another structure", { structure: "0000000000000000" }, false],
  [
    "another file's name, and the same structure",
    { name: "renamed.zip", structure: "0123456789abcdef" },
    true,
  ],
] as const)("times of a network with %s are compared or not", (_, change, isCompared) => {
  const before = thoroughResult();
  const network = { ...before.network, structure: "0123456789abcdef" };
  const one = { ...before, network };
  const other = { ...before, network: { ...network, ...change } as BenchNetwork };
  expect(compareBench(one, other).length > 0).toBe(isCompared);
  expect(compareDevices(one, other).length > 0).toBe(isCompared);
});

test("the recommendation takes the fastest that is right for each job, and names those that may be as fast", () => {
  const document = withRuns(
    { backend: "webgpu", status: "wrong", predict1: between(0.1, 0.2), error: "wrong" },
    { backend: "webgl", status: "ok", predict1: between(3, 4), trainStep128: between(30, 32) },
    { backend: "wasm-threads", status: "ok", predict1: between(0.9, 1.2), trainStep128: between(90, 95) },
    { backend: "wasm-simd", status: "ok", predict1: between(1.1, 1.5), trainStep128: between(120, 130) },
  );
  expect(recommend(document)).toMatchObject({
    classify: { backend: "wasm-threads", alike: ["wasm-simd"] },
    train: { backend: "webgl", measure: "trainStep128", alike: [] },
  });
});

test("where no step of 128 was measured, training goes by the step of 32; where nothing was, by nothing", () => {
  const small = withRuns({ backend: "cpu", status: "ok", trainStep32: between(1, 2) });
  expect(recommend(small)).toMatchObject({ train: { measure: "trainStep32" } });
  expect(recommend(withRuns({ backend: "cpu", status: "failed", error: "It broke." }))).toEqual({});
  expect(fastestAt(small, "photo")).toBeUndefined();
});

test("a device is compared with another one by what is best on each, of the same network", () => {
  const phone = withRuns(
    { backend: "wasm", status: "ok", predict1: between(4, 4.4), trainStep128: between(200, 210) },
    { backend: "webgpu", status: "ok", predict1: between(2, 2.2), trainStep128: between(400, 420) },
  );
  const laptop = withRuns({
    backend: "wasm",
    status: "ok",
    predict1: between(2.1, 2.3),
    trainStep128: between(100, 105),
  });
  expect(compareDevices(phone, laptop)).toEqual([
    { purpose: "classify", ratio: expect.closeTo(2.1 / 2.2), verdict: "alike" },
    { purpose: "train", ratio: 2, verdict: "slower" },
  ]);
  expect(compareDevices(laptop, phone).map(({ verdict }) => verdict)).toEqual(["alike", "faster"]);
  const network = { ...laptop.network, name: "another" };
  expect(compareDevices(phone, { ...laptop, network })).toEqual([]);
});
