import { add } from "@tensorflow/tfjs-core";
import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { AveragePooling2D } from "@tensorflow/tfjs-layers/dist/layers/pooling";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { PbfReader } from "pbf";
import { toOnnx } from "../../src/formats/onnx";
import { conv2d, dense, flatten } from "../../src/ml/architectures/layers";
import { findArchitecture, listArchitectures } from "../../src/ml/architectures/registry";
import { answer, inputShapeOf } from "../../src/ml/networks/answer";
import { Random } from "../../src/random/random";
import { cpuReady } from "../ml/cpu-backend";
import { activated, BRANCHING, scatter } from "./branching";
import { runOnnx } from "./onnxruntime";

beforeAll(cpuReady);

const CASES: readonly [name: string, options: Record<string, number>][] = [
  ...listArchitectures().map(({ name }) => [name, {}] as [string, Record<string, number>]),
  ["cnn", { filters: 16, kernelSize: 5, convolutions: 1 }],
  ["cnn", { filters: 16, kernelSize: 3, convolutions: 3 }],
];

test.each(CASES)("onnxruntime gives the answers of %s %j", async (name, options) => {
  const network = findArchitecture(name).build(options, 10, 5);
  const random = new Random(1);
  for (const weight of network.layers.flatMap((layer) => layer.weights)) {
    if (/bias/.test(weight.originalName)) weight.write(add(weight.read(), random.next() / 10));
  }
  const shape = [3, ...inputShapeOf(network)];
  const inputs = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.next());
  const expected = await answer(network, inputs, 3);

  const actual = await runOnnx(await toOnnx(network), inputs, shape);
  expect(actual.dims).toEqual([3, 10]);
  expected.forEach((p, i) => {
    expect(Math.abs(actual.values[i]! - p)).toBeLessThan(1e-5);
  });
});

test("the file tells the names of the classes, with any characters in them", async () => {
  const names = ['A "hat"', "Öl, blau", "0", "Dress", "Coat", "Bag", "7", "8", "9", "10"];
  const file = await toOnnx(findArchitecture("dense").build({}, 10, 1), names);
  const properties: string[][] = [];
  new PbfReader(file).readFields((field, _, reader) => {
    if (field !== 14) return;
    const property: string[] = [];
    reader.readMessage((part) => {
      property[part - 1] = reader.readString();
    }, undefined);
    properties.push(property);
  }, undefined);
  const [[name, told] = []] = properties;
  expect(properties).toHaveLength(1);
  expect(name).toBe("names");
  expect(Object.values(JSON.parse(told!))).toEqual(names);
});

test("layers may be called as the graph's own values are", async () => {
  const network = new Sequential({
    layers: [
      conv2d({ name: "input", filters: 2, kernelSize: 3, seed: 1, inputShape: [28, 28, 1] }),
      flatten("turn"),
      dense({ name: "probabilities", units: 4, activation: "relu", seed: 2 }),
      dense({ name: "input/sum", units: 3, activation: "softmax", seed: 3 }),
    ],
  });
  const inputs = Float32Array.from({ length: 784 }, (_, i) => ((i * 13) % 29) / 29);
  const expected = await answer(network, inputs, 1);
  const { values } = await runOnnx(await toOnnx(network), inputs, [1, 28, 28, 1]);
  expected.forEach((p, i) => {
    expect(Math.abs(values[i]! - p)).toBeLessThan(1e-5);
  });
});

test("padding that is not the same on both sides, and dilation, are as in TensorFlow.js", async () => {
  const network = new Sequential({
    layers: [
      new Conv2D({
        filters: 3,
        kernelSize: [3, 5],
        strides: [2, 3],
        padding: "same",
        inputShape: [28, 28, 1],
      }),
      new Conv2D({ filters: 3, kernelSize: 3, dilationRate: 2, padding: "same" }),
      new AveragePooling2D({ poolSize: 2, strides: 2, padding: "same" }),
      flatten("row"),
      dense({ name: "answer", units: 3, activation: "softmax", seed: 3 }),
    ],
  });
  const inputs = Float32Array.from({ length: 784 }, (_, i) => ((i * 13) % 29) / 29);
  const expected = await answer(network, inputs, 1);
  const { values } = await runOnnx(await toOnnx(network), inputs, [1, 28, 28, 1]);
  expected.forEach((p, i) => {
    expect(Math.abs(values[i]! - p)).toBeLessThan(1e-5);
  });
});

test.each(["elu", "relu", "relu6", "selu", "sigmoid", "softmax", "softplus", "softsign", "tanh"] as const)(
  "%s, as a layer of its own and at the end of others, is computed as in TensorFlow.js",
  async (activation) => {
    const network = activated(activation);
    const inputs = Float32Array.from({ length: 64 }, (_, i) => ((i * 13) % 29) / 9 - 1.6);
    const expected = await answer(network, inputs, 1);
    const { values } = await runOnnx(await toOnnx(network), inputs, [1, 8, 8, 1]);
    expected.forEach((p, i) => {
      expect(Math.abs(values[i]! - p)).toBeLessThan(1e-5);
    });
  },
);

test.each(Object.keys(BRANCHING))("onnxruntime gives the answers of %s", async (name) => {
  const network = BRANCHING[name]!();
  const random = new Random(2);
  scatter(network, random);
  const inputs = Float32Array.from({ length: 2 * 9 * 8 * 3 }, () => random.next());
  const expected = await answer(network, inputs, 2);
  const { values } = await runOnnx(await toOnnx(network), inputs, [2, 9, 8, 3]);
  expect(values).toHaveLength(expected.length);
  expected.forEach((p, i) => {
    expect(Math.abs(values[i]! - p)).toBeLessThan(1e-5);
  });
});
