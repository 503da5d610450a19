import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { loadedBinary, type PeerFigures, type PeerRequest, pictures, time, timeOnce } from "./timing";

/** TensorFlow.js as it ships, with its own layers, kernels and optimiser. */
export async function measureTfjs(
  backend: "cpu" | "wasm" | "webgl" | "webgpu",
  request: PeerRequest,
): Promise<PeerFigures> {
  setThreadsCount(request.threads);
  setWasmPaths(request.binaries);
  await tf.setBackend(backend);
  const network = courseNetwork();
  const predict = (count: number) => {
    const values = pictures(count);
    return time(request.secondsPerMeasure, async () => {
      const output = tf.tidy(() => {
        const input = tf.tensor(values, [count, 28, 28, 1]);
        return network.predictOnBatch(input) as tf.Tensor;
      });
      await output.data();
      output.dispose();
    });
  };
  const predictions = {
    predict1: await predict(1),
    predict128: await predict(128),
    ...(backend === "wasm" ? { build: loadedBinary() } : {}),
  };
  return backend === "cpu"
    ? { ...predictions, trainStep128: await timeOnce(() => step(network)) }
    : predictions;
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

async function step(network: tf.LayersModel): Promise<void> {
  network.compile({ optimizer: tf.train.adam(0.001), loss: "categoricalCrossentropy" });
  const inputs = tf.tensor(pictures(128), [128, 28, 28, 1]);
  const labels = tf.oneHot(tf.randomUniform([128], 0, 10, "int32"), 10);
  await network.trainOnBatch(inputs, labels);
}
