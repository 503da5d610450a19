import type { BenchDocument, BenchMeasure, Timing } from "../contract/benchmark";

/** Answers by the pictures in a batch, the largest first: it leaves the least time between multiply-adds. */
const PICTURES = [
  ["predict128", 128],
  ["predict32", 32],
  ["predict1", 1],
] as const satisfies readonly (readonly [BenchMeasure, number])[];

/** How much of what the device can do an answer makes use of. */
export interface Speed {
  readonly measure: BenchMeasure;
  readonly gflops: number;
  /** Of the measured peak of the cores that it ran on; absent on a GPU, and where the peak is not known. */
  readonly share?: number;
}

/** The row of a backend, or of another engine. */
export interface SpeedRow extends Partial<Readonly<Record<BenchMeasure, Timing>>> {
  readonly backend: string;
  readonly status: string;
  readonly threads?: number;
}

/** Its speed at answering; undefined where the network's multiply-adds are not known. */
export function speedOf({ network, device }: BenchDocument, run: SpeedRow): Speed | undefined {
  const [measure, count] = PICTURES.find(([name]) => run[name]) ?? [];
  const medianMs = measure && run[measure]?.medianMs;
  if (!measure || !medianMs || run.status !== "ok" || !network.multiplyAdds) return undefined;
  const gflops = (2 * network.multiplyAdds * count) / (1e6 * medianMs);
  const isOnCores = run.backend !== "webgpu" && run.backend !== "webgl";
  const { peakGflops } = device;
  if (!isOnCores || !peakGflops) return { measure, gflops };
  return { measure, gflops, share: gflops / (peakGflops * (run.threads ?? 1)) };
}
