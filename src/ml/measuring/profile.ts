import { engine, getBackend, getKernel, memory } from "@tensorflow/tfjs-core";
import type { BenchProfile, KernelTime } from "../../contract";
import type { MeasuredNetwork } from "./measured-network";
import type { Clock } from "./rounds";
import { toMicroseconds } from "./statistics";

/** Batch size of the profiled work. */
const PROFILED_PICTURES = 32;

/** Profiles a training step, or a prediction where there is none, by kernel, and a prediction by layer, in ms. */
export async function profile(network: MeasuredNetwork, now: Clock): Promise<BenchProfile> {
  const count = network.takes(PROFILED_PICTURES) ? PROFILED_PICTURES : 1;
  const work = network.untrained === undefined ? network.train(count) : network.predict(count);
  const { numTensors, numBytes } = memory();
  const { kernels: calls, peakBytes } = await engine().profile(async () => {
    await work();
    return [];
  });
  const kernels = sumByKernel(calls);
  const layers = await network.timeLayers(count, now);
  return {
    memory: { tensors: numTensors, bytes: numBytes, ...(peakBytes > 0 ? { peakBytes } : {}) },
    ...(kernels.length > 0 ? { kernels } : {}),
    ...(layers.length > 0 ? { layers } : {}),
  };
}

interface KernelCall {
  readonly name: string;
  readonly kernelTimeMs: unknown;
}

/** Sums times by kernel, longest first. Leaves out calls without a time, which some GPUs do not report, and composites. */
function sumByKernel(calls: readonly KernelCall[]): KernelTime[] {
  const sums = new Map<string, { calls: number; ms: number }>();
  for (const { name, kernelTimeMs } of calls) {
    if (!getKernel(name, getBackend())) continue;
    if (typeof kernelTimeMs !== "number" || !(kernelTimeMs > 0)) continue;
    const sum = sums.get(name) ?? { calls: 0, ms: 0 };
    sums.set(name, { calls: sum.calls + 1, ms: sum.ms + kernelTimeMs });
  }
  return [...sums]
    .map(([name, { calls, ms }]) => ({ name, calls, ms: toMicroseconds(ms) }))
    .sort((a, b) => b.ms - a.ms);
}
