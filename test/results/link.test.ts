import { encode } from "uqr";
import { thoroughResult } from "../../harness/states/props/bench-results";
import type { BenchDocument } from "../../src/contract";
import { findLink, writeLink } from "../../src/results/link";
import { readResults } from "../../src/results/read-results";
import { decodeQr } from "./decode-qr";

/** An app address that is longer than most. */
const PAGE = "https://some-rather-long-organisation-name.github.io/hanger/";

const linkOf = (document: BenchDocument) => PAGE + writeLink(document);

test("a link with a thorough result fits in 2,000 characters", () => {
  for (let seed = 1; seed <= 20; seed++)
    expect(linkOf(thoroughResult(seed)).length).toBeLessThanOrEqual(2000);
});

test("what comes out of a link is the result that went in, to the digits that count", () => {
  const document = thoroughResult();
  const [read] = readResults(linkOf(document));
  const { runs, ...others } = document;
  expect(read).toMatchObject(others);
  for (const [i, run] of runs.entries()) {
    const { predict1, photo, backend, status, threads } = run;
    const kept = read!.runs[i]!;
    expect(kept).toMatchObject({ backend, status, threads, photo: { rounds: photo!.rounds } });
    for (const name of ["medianMs", "lowMs", "highMs"] as const) {
      expect(kept.predict1![name]! / predict1![name]!).toBeCloseTo(1, 3);
    }
    expect(kept.kernels?.length).toBeGreaterThan(0);
    const { worstMs, firstMs, drift } = predict1!;
    expect(kept.predict1).toEqual(
      expect.objectContaining({
        worstMs: Number(worstMs!.toPrecision(3)),
        firstMs: Number(firstMs!.toPrecision(3)),
        drift: expect.closeTo(drift!, 6),
      }),
    );
  }
});

test("rows that failed, and what was left out, survive as well", () => {
  const { runs, ...others } = thoroughResult();
  const failed: BenchDocument = {
    ...others,
    stopped: true,
    network: { ...others.network, structure: "0123456789abcdef", untrained: "It branches." },
    runs: [
      { backend: "webgpu", status: "missing", error: "This browser offers no WebGPU adapter." },
      { backend: "cpu", status: "ok", threads: 1, leftOut: ["trainStep128"] },
      {
        backend: "wasm",
        status: "ok",
        sustained: { measure: "trainStep128", windowSeconds: 5, medianMs: [100, 120, 140] },
      },
    ],
  };
  expect(readResults(linkOf(failed))).toEqual([failed]);
});

test("other engines' rows survive, those of a file that they alone run too", () => {
  const { runs, ...others } = thoroughResult();
  const peers = [
    {
      name: "litert",
      version: "2.5.3",
      threads: 4,
      build: "litert_wasm_threaded_internal.wasm, relaxed SIMD",
      initMs: 81.2,
      firstMs: 1.13,
      predict1: { medianMs: 0.25, p95Ms: 0.35, bestMs: 0.21, lowMs: 0.24, highMs: 0.26, rounds: 900 },
      maxAbsDiff: 1.19e-7,
      leftOut: ["predict128" as const],
    },
    {
      name: "onnxruntime-web",
      version: "1.30.0",
      threads: 1,
      error: "ONNX Runtime could not be downloaded.",
    },
  ];
  const [read] = readResults(linkOf({ ...others, runs, peers }));
  expect(read!.peers).toEqual(peers);
  const alone: BenchDocument = { ...others, runs: [], peers };
  expect(readResults(linkOf(alone))).toEqual([alone]);
});

test("a decoder reads the link back from its QR code", () => {
  const link = linkOf(thoroughResult());
  expect(decodeQr(encode(link, { ecc: "L", border: 4 }).data)).toBe(link);
});

test("only a link to a result is taken for one", () => {
  expect(findLink("https://example.org/#/benchmark?r=1.abc\n")).toBe("1.abc");
  expect(findLink("#/benchmark?r=1.abc")).toBe("1.abc");
  expect(findLink('{"format":"hanger-benchmark"}')).toBeUndefined();
});
