import { thoroughResult, timing } from "../../harness/states/props/bench-results";
import type { BenchRun } from "../../src/contract";
import { speedOf } from "../../src/results/speed";

const result = thoroughResult();
const document = {
  ...result,
  network: { ...result.network, multiplyAdds: 5_000_000 },
  device: { ...result.device, peakGflops: 40 },
};
const run: BenchRun = {
  backend: "wasm-threads",
  status: "ok",
  threads: 2,
  predict1: timing(1),
  predict128: timing(40),
};

test("a multiply-add is two operations, and cores share the work", () => {
  // 2 x 5 million x 128 operations in 40 ms.
  expect(speedOf(document, run)).toEqual({ measure: "predict128", gflops: 32, share: 0.4 });
  const { predict128: _, ...small } = run;
  expect(speedOf(document, { ...small, threads: 1 })).toEqual({
    measure: "predict1",
    gflops: 10,
    share: 0.25,
  });
});

test("a GPU has no share of a core, and there is no speed where multiply-adds are not known", () => {
  expect(speedOf(document, { ...run, backend: "webgpu" })).toEqual({ measure: "predict128", gflops: 32 });
  const { multiplyAdds: _, ...network } = document.network;
  expect(speedOf({ ...document, network }, run)).toBeUndefined();
  expect(speedOf(document, { ...run, status: "wrong" })).toBeUndefined();
});
