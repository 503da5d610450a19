/// <reference lib="webworker" />
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { Timing } from "../../contract";

/** TensorFlow.js as it ships, with its own layers, kernels and optimiser: the course's network on one backend. */
export interface TfjsPeerRequest {
  readonly backend: "cpu" | "wasm";
  /** Where the wasm binaries are, with a slash at the end. */
  readonly binaries: string;
  readonly secondsPerMeasure: number;
}

export interface TfjsPeerFigures {
  readonly version: string;
  readonly predict1?: Timing;
  readonly predict128?: Timing;
  readonly trainStep128?: Timing;
}

const WARM_UP_ROUNDS = 3;
const MOST_ROUNDS = 200;

self.onmessage = async ({ data }: MessageEvent<TfjsPeerRequest>) => {
  self.postMessage(await measure(data));
};

async function measure({ backend, binaries, secondsPerMeasure }: TfjsPeerRequest): Promise<TfjsPeerFigures> {
  setThreadsCount(1);
  setWasmPaths(binaries);
  await tf.setBackend(backend);
  const network = courseNetwork();
  const version = tf.version["tfjs-core"] ?? "";
  if (backend === "cpu") return { version, trainStep128: await timeStep(network) };
  const predict = (count: number) => {
    const input = tf.randomUniform([count, 28, 28, 1]);
    return time(secondsPerMeasure, async () => {
      const output = tf.tidy(() => network.predictOnBatch(input) as tf.Tensor);
      await output.data();
      output.dispose();
    });
  };
  return { version, predict1: await predict(1), predict128: await predict(128) };
}

function courseNetwork(): tf.LayersModel {
  const { layers } = tf;
  return tf.sequential({
    layers: [
      layers.conv2d({ inputShape: [28, 28, 1], filters: 64, kernelSize: 3, activation: "relu" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 64, kernelSize: 3, activation: "relu" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 128, activation: "relu" }),
      layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
}

/** One step without warming up: on plain JavaScript it takes the better part of a minute. */
async function timeStep(network: tf.LayersModel): Promise<Timing> {
  network.compile({ optimizer: tf.train.adam(0.001), loss: "categoricalCrossentropy" });
  const inputs = tf.randomUniform([128, 28, 28, 1]);
  const labels = tf.oneHot(tf.randomUniform([128], 0, 10, "int32"), 10);
  const started = performance.now();
  await network.trainOnBatch(inputs, labels);
  const elapsed = performance.now() - started;
  return { medianMs: elapsed, p95Ms: elapsed };
}

async function time(seconds: number, work: () => Promise<void>): Promise<Timing> {
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await work();
  const until = performance.now() + 1000 * seconds;
  const times: number[] = [];
  while (times.length < MOST_ROUNDS && performance.now() < until) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}
