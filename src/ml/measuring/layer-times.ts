import { getBackend, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { LayerTime } from "../../contract";
import { inputShapeOf } from "../networks/answer";
import { layersOf } from "../networks/parts";
import { median } from "../training/metrics";
import { randomBatch } from "./random-batch";
import type { Clock } from "./rounds";
import { toMicroseconds } from "./statistics";

/** Each layer runs this often; the first round is its warm-up. */
const LAYER_ROUNDS = 4;

/** Limits of a result, for imported networks. */
const MOST_LAYERS = 200;
const LONGEST_NAME = 60;

/** Times a network's layers one by one, waiting for each. Empty for a network that is not a `Sequential`. */
export async function timeLayers(network: LayersModel, count: number, now: Clock): Promise<LayerTime[]> {
  if (network.getClassName() !== "Sequential") return [];
  const times: LayerTime[] = [];
  const { inputs } = randomBatch(network, count);
  let value: Tensor = tensor(inputs, [count, ...inputShapeOf(network)]);
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
