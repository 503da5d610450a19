import { engine, getBackend, getKernel, memory, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { BenchProfile, KernelTime, LayerTime } from "../../contract";
import { inputShapeOf } from "../networks/answer";
import { layersOf } from "../networks/parts";
import { median } from "../training/metrics";
import { randomBatch } from "./random-batch";
import type { Clock } from "./rounds";
import { toMicroseconds } from "./statistics";

/** Batch size of the profiled work. */
export const PROFILED_PICTURES = 32;

/** Each layer runs this often; the first round is its warm-up. */
const LAYER_ROUNDS = 4;

/** Limits of a result, for imported networks. */
const MOST_LAYERS = 200;
const LONGEST_NAME = 60;

/** Profiles `work` by kernel and one prediction by layer, in ms. */
export async function profile(
  network: LayersModel,
  work: () => Promise<unknown>,
  now: Clock,
): Promise<BenchProfile> {
  const { numTensors, numBytes } = memory();
  const { kernels: calls, peakBytes } = await engine().profile(async () => {
    await work();
    return [];
  });
  const kernels = sumByKernel(calls);
  const layers = await timeLayers(network, now);
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

/** Times a network's layers one by one, waiting for each. Empty for a network that is not a `Sequential`. */
async function timeLayers(network: LayersModel, now: Clock): Promise<LayerTime[]> {
  if (network.getClassName() !== "Sequential") return [];
  const times: LayerTime[] = [];
  const { inputs } = randomBatch(network, PROFILED_PICTURES);
  let value: Tensor = tensor(inputs, [PROFILED_PICTURES, ...inputShapeOf(network)]);
  const layers = layersOf(network);
  for (const layer of layers.slice(0, MOST_LAYERS)) {
    const rounds: number[] = [];
    let next = value;
    for (let round = 0; round < LAYER_ROUNDS; round++) {
      const started = now();
      const output = tidy(() => layer.apply(value) as Tensor);
      await finished(output);
      if (round > 0) rounds.push(now() - started);
      if (next !== value) next.dispose();
      next = output;
    }
    times.push({
      name: layer.name.slice(0, LONGEST_NAME),
      kind: layer.getClassName(),
      ms: toMicroseconds(median(rounds)),
    });
    value.dispose();
    value = next;
  }
  value.dispose();
  return times;
}

/** Waits until an output is computed. GPUs run asynchronously; reading the values waits for them. */
async function finished(output: Tensor): Promise<void> {
  if (getBackend().startsWith("webg")) await output.data();
}
