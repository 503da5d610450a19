import { add, mul, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { AveragePooling2D, GlobalAveragePooling2D } from "@tensorflow/tfjs-layers/dist/layers/pooling";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { toTflite } from "../../src/formats/tflite";
import { conv2d, dense, flatten } from "../../src/ml/architectures/layers";
import { findArchitecture, listArchitectures } from "../../src/ml/architectures/registry";
import { answer, inputShapeOf } from "../../src/ml/networks/answer";
import { Random } from "../../src/random/random";
import { activated, BRANCHING, scatter } from "../formats/branching";
import { cpuReady } from "../ml/cpu-backend";
import { type LiteRtPage, openLiteRt } from "./support/litert";

let liteRt: LiteRtPage;

beforeAll(async () => {
  await cpuReady();
  liteRt = await openLiteRt();
});
afterAll(() => liteRt.close());

const NETWORKS: Readonly<Record<string, () => Sequential>> = {
  ...Object.fromEntries(
    listArchitectures().map(({ name }) => [name, () => findArchitecture(name).build({}, 10, 5)]),
  ),
  "strides, dilation and padding that is not the same on both sides": () =>
    new Sequential({
      layers: [
        new Conv2D({
          filters: 3,
          kernelSize: [3, 5],
          strides: [2, 3],
          padding: "same",
          useBias: false,
          inputShape: [28, 28, 1],
        }),
        new Conv2D({ filters: 3, kernelSize: 3, dilationRate: 2, padding: "same" }),
        new AveragePooling2D({ poolSize: [2, 3], strides: 2, padding: "same" }),
        flatten("row"),
        dense({ name: "answer", units: 3, activation: "softmax", seed: 3 }),
      ],
    }),
  "a dense layer on a picture, and layers named as the file's own values": () =>
    new Sequential({
      layers: [
        conv2d({ name: "input", filters: 2, kernelSize: 3, seed: 1, inputShape: [28, 28, 1] }),
        dense({ name: "probabilities", units: 4, activation: "relu", seed: 2 }),
        new GlobalAveragePooling2D({}),
        dense({ name: "input/sum", units: 3, activation: "softmax", seed: 3 }),
      ],
    }),
  ...Object.fromEntries(
    (["relu", "sigmoid", "softmax", "softsign", "tanh"] as const).map((activation) => [
      `${activation} as a layer of its own and at the end of others`,
      () => activated(activation),
    ]),
  ),
};

const FORMATS = [
  ["float32", 1e-5],
  ["int8", 0.02],
] as const;

const CASES = Object.keys(NETWORKS).flatMap((name) => FORMATS.map((format) => [name, ...format] as const));

test.each(CASES)("LiteRT gives the answers of %s, weights in %s", async (name, weights, tolerance) => {
  const network = NETWORKS[name]!();
  const random = new Random(1);
  for (const weight of network.layers.flatMap((layer) => layer.weights)) {
    if (/bias/.test(weight.originalName)) weight.write(add(weight.read(), random.next() / 10));
    else weight.write(tidy(() => withFirstFilterZero(weight.read())));
  }
  const shape = inputShapeOf(network);
  const inputs = Float32Array.from({ length: 3 * shape.reduce((a, b) => a * b) }, () => random.next());
  const expected = await answer(network, inputs, 3);
  const actual = (await liteRt.run(await toTflite(network, { weights }), inputs, shape)).flat();
  expect(actual).toHaveLength(expected.length);
  expected.forEach((p, i) => {
    expect(Math.abs(actual[i]! - p)).toBeLessThan(tolerance);
  });
});

test.each(Object.keys(BRANCHING))("LiteRT gives the answers of %s", async (name) => {
  const network = BRANCHING[name]!();
  const random = new Random(2);
  scatter(network, random);
  const inputs = Float32Array.from({ length: 2 * 9 * 8 * 3 }, () => random.next());
  const expected = await answer(network, inputs, 2);
  const actual = (await liteRt.run(await toTflite(network), inputs, [9, 8, 3])).flat();
  expect(actual).toHaveLength(expected.length);
  expected.forEach((p, i) => {
    expect(Math.abs(actual[i]! - p)).toBeLessThan(1e-5);
  });
});

test("a byte for each weight makes the file about a quarter as large", async () => {
  const network = findArchitecture("photo-cnn").build({}, 10, 5);
  const [whole, bytes] = [await toTflite(network), await toTflite(network, { weights: "int8" })];
  expect(bytes.length / whole.length).toBeLessThan(0.3);
});

/** A filter without weights has no scale of its own. */
function withFirstFilterZero(kernel: Tensor): Tensor {
  const filters = kernel.shape.at(-1)!;
  return mul(
    kernel,
    Array.from({ length: filters }, (_, i) => Math.min(i, 1)),
  );
}
