import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { addTrainingKernels } from "tfjs-wasm-training";
import type { SpecOutcomes } from "./spec-runner";

/** A page of somebody else: TensorFlow.js as npm has it, and the package of the kernels. */

declare global {
  var stockPage: {
    /** Trains a network, from the same weights each time. Gives each batch's loss, and what is left in memory. */
    train(backend: string, network: keyof typeof NETWORKS, isHelped: boolean): Promise<Trained>;
    /** Runs TensorFlow.js's own specifications of the operations, but for those with a name in `leftOut`. */
    runSpecs(leftOut: readonly RegExp[]): Promise<SpecOutcomes>;
  };
}

interface Trained {
  readonly losses: readonly number[];
  readonly threads: number;
  readonly leftTensors: number;
}

const SIDE = 28;
const CLASSES = 10;
const PICTURES = 64;
const BATCH = 16;

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

const NETWORKS = {
  /** That of TensorFlow.js's course and Hanger's, with fewer filters. */
  course: () => [
    conv(16, 3, input),
    pool(),
    conv(16, 3),
    pool(),
    tf.layers.flatten(),
    dense(32, "relu"),
    dense(CLASSES, "softmax"),
  ],
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
function pictures(): Float32Array {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Float32Array.from({ length: PICTURES * SIDE * SIDE }, (_, i) => {
    const [picture, column] = [Math.floor(i / SIDE ** 2), i % SIDE];
    const isBar = Math.floor((column - 4) / 2) === picture % CLASSES;
    return 0.3 * random() + (isBar ? 0.7 : 0);
  });
}

async function train(backend: string, network: keyof typeof NETWORKS, isHelped: boolean): Promise<Trained> {
  setWasmPaths("./wasm/");
  setThreadsCount(1);
  await tf.setBackend(backend);
  const { threads } = isHelped ? await addTrainingKernels() : { threads: 1 };
  seed = 0;
  const before = tf.memory().numTensors;
  const model = tf.sequential({ layers: NETWORKS[network]() });
  const optimizer = tf.train.adam(0.003);
  model.compile({ optimizer, loss: "categoricalCrossentropy" });
  const inputs = tf.tensor4d(pictures(), [PICTURES, SIDE, SIDE, 1]);
  const indices = Array.from({ length: PICTURES }, (_, i) => i % CLASSES);
  const labels = tf.tidy(() => tf.oneHot(tf.tensor1d(indices, "int32"), CLASSES).toFloat());
  const losses: number[] = [];
  const onBatchEnd = async (_: number, logs?: tf.Logs) => void losses.push(logs!.loss!);
  const fit = { batchSize: BATCH, epochs: 2, shuffle: false, callbacks: { onBatchEnd } };
  await model.fit(inputs, labels, fit);
  tf.dispose([inputs, labels]);
  model.dispose();
  optimizer.dispose();
  return { losses, threads, leftTensors: tf.memory().numTensors - before };
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
