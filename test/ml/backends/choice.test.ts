import type { ProbeReport } from "../../../src/contract";
import { choose, startingOrder } from "../../../src/ml/backends/choice";

const report = (
  backend: ProbeReport["backend"],
  status: ProbeReport["status"],
  medianMs?: number,
): ProbeReport => ({
  backend,
  purpose: "classify",
  status,
  ...(medianMs === undefined ? {} : { medianMs }),
});

test("the fastest of those that answer right is chosen", () => {
  const reports = [
    report("webgpu", "wrong", 0.1),
    report("webgl", "timeout"),
    report("wasm-threads", "ok", 0.9),
    report("wasm-simd", "ok", 0.7),
    report("cpu", "ok", 22),
  ];
  expect(choose("classify", reports, 1)).toMatchObject({ backend: "wasm-simd", by: "measured" });
  expect(choose("classify", reports, 1, "cpu")).toMatchObject({ backend: "cpu", by: "picked" });
});

test("with nothing measured, plain JavaScript is what is left", () => {
  expect(choose("classify", [report("webgpu", "missing")], 1)).toMatchObject({
    backend: "cpu",
    by: "provisional",
  });
});

test("the wanted backend is tried first, and the others after it", () => {
  expect(startingOrder("webgpu")[0]).toBe("webgpu");
  expect(startingOrder("webgpu")).toContain("cpu");
  expect(new Set(startingOrder("cpu")).size).toBe(startingOrder("cpu").length);
});
