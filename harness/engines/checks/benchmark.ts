import type { BackendName, BenchRun } from "../../../src/contract";
import { type Check, hold } from "../check";

/** The largest difference between backends in the probabilities of the reference pictures. */
const TOLERANCE = 1e-3;

/** Backends that every current engine has. */
const EXPECTED: readonly BackendName[] = ["wasm-threads", "wasm-simd", "wasm", "cpu"];

export const benchmarkCheck: Check = {
  name: "benchmark",
  async run(begin) {
    const visit = await begin();
    await visit.openDriver();
    const { runs } = await visit.evaluate(() =>
      globalThis.driver!.client.runBenchmark({
        mode: "quick",
        network: { kind: "architecture", name: "cnn" },
      }),
    );
    for (const run of runs) {
      const { backend, status, error, maxAbsDiff = 0 } = run;
      hold(
        status === "ok" || !EXPECTED.includes(backend),
        `${backend} is ${status}: ${error ?? "no reason is given"}`,
      );
      hold(status === "ok" || Boolean(error), `${backend} is ${status}, and no reason is given`);
      hold(maxAbsDiff <= TOLERANCE, `${backend} differs from the reference by ${maxAbsDiff}`);
    }
    return runs.map(told).join(", ");
  },
};

const told = ({ backend, status, predict1 }: BenchRun) =>
  status === "ok" ? `${backend} ${predict1?.medianMs.toPrecision(2)} ms` : `${backend} ${status}`;
