import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { input, model } from "@tensorflow/tfjs-layers/dist/exports";
import { Conv2D, Conv2DTranspose } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { Dense } from "@tensorflow/tfjs-layers/dist/layers/core";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { toOnnx } from "../../src/formats/onnx";
import { toTflite } from "../../src/formats/tflite";
import { dense, flatten } from "../../src/ml/architectures/layers";
import { cpuReady } from "../ml/cpu-backend";

beforeAll(cpuReady);

const startingWith = (layer: Conv2D | Conv2DTranspose) =>
  new Sequential({
    layers: [layer, flatten("row"), dense({ name: "answer", units: 3, activation: "softmax", seed: 3 })],
  });

const WRITERS = [
  ["ONNX", toOnnx],
  ["TensorFlow Lite", toTflite],
] as const;

test.each(WRITERS)("what is not written as %s is refused by the layer's name", async (format, write) => {
  const looked = { kernelSize: 3, inputShape: [28, 28, 1] };
  const split = new Conv2DTranspose({ name: "split", filters: 2, ...looked });
  await expect(write(startingWith(split))).rejects.toThrow(
    `The layer "split" cannot be written as ${format}: Hanger does not translate Conv2DTranspose layers.`,
  );
  const curved = new Conv2D({ name: "curved", filters: 2, activation: "mish", ...looked });
  await expect(write(startingWith(curved))).rejects.toThrow(
    `The layer "curved" cannot be written as ${format}: Hanger does not translate the activation mish.`,
  );
  const shared = new Conv2D({ name: "shared", filters: 1, kernelSize: 3, padding: "same" });
  const picture = input({ shape: [8, 8, 1] });
  const twice = shared.apply(shared.apply(picture)) as SymbolicTensor;
  const row = flatten("row").apply(twice) as SymbolicTensor;
  const network = model({
    inputs: picture,
    outputs: new Dense({ units: 2, activation: "softmax" }).apply(row) as SymbolicTensor,
  });
  await expect(write(network)).rejects.toThrow(
    `The layer "shared" cannot be written as ${format}: the network uses it more than once.`,
  );
});
