import { engine, getBackend, getKernel, memory, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { BenchProfile, KernelTime, LayerTime } from "../../contract";
import { inputShapeOf } from "../networks/answer";
import { layersOf } from "../networks/parts";
import { median } from "../training/metrics";
import { randomBatch } from "./random-batch";
import type { Clock } from "./rounds";
import { toMicroseconds } from "./statistics";

/** Pictures in the batch whose time is taken apart. */
export const PROFILED_PICTURES = 32;

/** Rounds of a layer; the first is its warm-up. */
const LAYER_ROUNDS = 4;

/** What a result has room for, of networks that others made. */
const MOST_LAYERS = 200;
const LONGEST_NAME = 60;

/** Where the time of `work`, and of a prediction, goes. */
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

/** Longest first. Some GPUs tell no times, or zeros: those are left out, and so is what only calls kernels. */
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

/** Applies a network's layers one after the other, waiting for each; of one that is no plain sequence, none. */
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

/** GPUs compute later than they are told to: reading the output waits for it. */
async function finished(output: Tensor): Promise<void> {
  if (getBackend().startsWith("webg")) await output.data();
}
