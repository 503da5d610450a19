import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { DepthwiseConv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional_depthwise";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { toOnnx } from "../../src/formats/onnx";
import { toTflite } from "../../src/formats/tflite";
import { dense, flatten } from "../../src/ml/architectures/layers";
import { cpuReady } from "../ml/cpu-backend";

beforeAll(cpuReady);

const startingWith = (layer: Conv2D | DepthwiseConv2D) =>
  new Sequential({
    layers: [layer, flatten("row"), dense({ name: "answer", units: 3, activation: "softmax", seed: 3 })],
  });

const WRITERS = [
  ["ONNX", toOnnx],
  ["TensorFlow Lite", toTflite],
] as const;

test.each(WRITERS)("what is not written as %s is refused by the layer's name", async (format, write) => {
  const picture = { kernelSize: 3, inputShape: [28, 28, 1] };
  const deep = new DepthwiseConv2D({ name: "deep", ...picture });
  await expect(write(startingWith(deep))).rejects.toThrow(
    `The layer "deep" cannot be written as ${format}: Hanger does not translate DepthwiseConv2D layers.`,
  );
  const curved = new Conv2D({ name: "curved", filters: 2, activation: "tanh", ...picture });
  await expect(write(startingWith(curved))).rejects.toThrow(
    `The layer "curved" cannot be written as ${format}: Hanger does not translate the activation tanh.`,
  );
});
