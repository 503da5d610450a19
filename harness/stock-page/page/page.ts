import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { addTrainingKernels } from "tfjs-wasm-training";
import type { SpecOutcomes } from "./spec-runner";

declare global {
  /** What `StockPage` asks of the page. */
  var stockPage: { readonly train: typeof train; readonly runSpecs: typeof runSpecs };
}

export interface FitSettings {
  /** Whether the package's kernels are added. */
  readonly isHelped: boolean;
  /** Pictures in a batch; default: 16. */
  readonly batch?: number;
  /** Batches in an epoch; default: 4. */
  readonly batches?: number;
  /** Default: 2. */
  readonly epochs?: number;
}

export interface Trained {
  /** Each batch's loss. */
  readonly losses: readonly number[];
  /** Each batch's milliseconds, its loss read back. */
  readonly batchMs: readonly number[];
  readonly threads: number;
  readonly leftTensors: number;
}

const SIDE = 28;
const CLASSES = 10;

let seed = 0;
const weights = () => tf.initializers.glorotUniform({ seed: ++seed });
const conv = (filters: number, kernelSize: number, further: object = {}) =>
  tf.layers.conv2d({
    filters,
    kernelSize,
    activation: "relu",
    kernelInitializer: weights(),
    ...further,
  } as never);
const dense = (units: number, activation: "relu" | "softmax") =>
  tf.layers.dense({ units, activation, kernelInitializer: weights() });
const pool = () => tf.layers.maxPooling2d({ poolSize: 2, strides: 2 });
const input = { inputShape: [SIDE, SIDE, 1] };

/** The network of the course that Hanger grew from. */
const ofCourse = (filters: number, units: number) => [
  conv(filters, 3, input),
  pool(),
  conv(filters, 3),
  pool(),
  tf.layers.flatten(),
  dense(units, "relu"),
  dense(CLASSES, "softmax"),
];

const NETWORKS = {
  /** As it is: 243,786 parameters. */
  seed: () => ofCourse(64, 128),
  /** With fewer filters. */
  course: () => ofCourse(16, 32),
  /** The convolutional network of tfjs-examples/mnist. */
  mnist: () => [
    conv(8, 5, input),
    pool(),
    conv(16, 5),
    pool(),
    tf.layers.flatten(),
    dense(CLASSES, "softmax"),
  ],
  /** Filters that fill no panels, strides, and padding: what the stock kernels and the general ones take. */
  odd: () => [
    conv(6, 3, { ...input, padding: "same", strides: 2 }),
    conv(5, 3, { padding: "same" }),
    tf.layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }),
    tf.layers.batchNormalization({}),
    tf.layers.flatten(),
    dense(CLASSES, "softmax"),
  ],
};

/** Bars at ten places, on noise of a linear congruential generator (Numerical Recipes). */
function pictures(count: number): Float32Array {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Float32Array.from({ length: count * SIDE * SIDE }, (_, i) => {
    const [picture, column] = [Math.floor(i / SIDE ** 2), i % SIDE];
    const isBar = Math.floor((column - 4) / 2) === picture % CLASSES;
    return 0.3 * random() + (isBar ? 0.7 : 0);
  });
}

export type NetworkName = keyof typeof NETWORKS;

async function train(
  backend: string,
  network: NetworkName,
  { isHelped, batch = 16, batches = 4, epochs = 2 }: FitSettings,
): Promise<Trained> {
  setWasmPaths("./wasm/");
  setThreadsCount(1);
  await tf.setBackend(backend);
  const { threads } = isHelped ? await addTrainingKernels() : { threads: 1 };
  seed = 0;
  const before = tf.memory().numTensors;
  const model = tf.sequential({ layers: NETWORKS[network]() });
  const optimizer = tf.train.adam(0.003);
  model.compile({ optimizer, loss: "categoricalCrossentropy" });
  const count = batch * batches;
  const inputs = tf.tensor4d(pictures(count), [count, SIDE, SIDE, 1]);
  const indices = Array.from({ length: count }, (_, i) => i % CLASSES);
  const labels = tf.tidy(() => tf.oneHot(tf.tensor1d(indices, "int32"), CLASSES).toFloat());
  const losses: number[] = [];
  const batchMs: number[] = [];
  let started = 0;
  const callbacks = {
    async onBatchBegin() {
      started = performance.now();
    },
    async onBatchEnd(_: number, logs?: tf.Logs) {
      losses.push(logs!.loss!);
      batchMs.push(performance.now() - started);
    },
  };
  await model.fit(inputs, labels, { batchSize: batch, epochs, shuffle: false, callbacks });
  tf.dispose([inputs, labels]);
  model.dispose();
  optimizer.dispose();
  return { losses, batchMs, threads, leftTensors: tf.memory().numTensors - before };
}

async function runSpecs(leftOut: readonly RegExp[]): Promise<SpecOutcomes> {
  setWasmPaths("./wasm/");
  setThreadsCount(1);
  const { runSpecs: run } = await import("./spec-runner");
  const { loadSpecs } = await import("./specs");
  await loadSpecs();
  // Each suite starts the backend anew.
  return run(addTrainingKernels, (name) => leftOut.some((pattern) => pattern.test(name)));
}

globalThis.stockPage = { train, runSpecs };
