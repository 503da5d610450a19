import * as stock from "@tensorflow/tfjs";
import * as tf from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { LayerActivation } from "../../../src/contract";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { explainValue } from "../../../src/ml/explore/explain-value";
import { layerActivations } from "../../../src/ml/explore/layer-activations";
import { findLayer } from "../../../src/ml/explore/layer-outputs";
import { learnedFilters } from "../../../src/ml/explore/learned-filters";
import { Random } from "../../../src/random/random";
import { cpuReady } from "../cpu-backend";
import { convolveRelu, maxPool, type Values } from "./plain-network";

const random = new Random(7);
const input = Float32Array.from({ length: 784 }, () => random.next());

let network: LayersModel;
let layers: readonly LayerActivation[];

beforeAll(async () => {
  await cpuReady();
  network = findArchitecture("cnn").build({}, 10, 3);
  layers = await layerActivations(network, input);
});

afterAll(() => network.dispose());

async function weightsOf(name: string): Promise<readonly [Values, ArrayLike<number>]> {
  const [kernel, bias] = findLayer(network, name).getWeights();
  return [{ shape: kernel!.shape, values: await kernel!.data() }, await bias!.data()];
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i]!)), 0);
}

test("all 64 filters of all four layers equal plain loops over the same weights within 1e-5", async () => {
  const conv1 = convolveRelu({ shape: [28, 28, 1], values: input }, ...(await weightsOf("conv1")));
  const pool1 = maxPool(conv1);
  const conv2 = convolveRelu(pool1, ...(await weightsOf("conv2")));
  const expected = [conv1, pool1, conv2, maxPool(conv2)];
  for (const [i, { shape, values }] of expected.entries()) {
    expect(layers[i]?.shape).toEqual(shape);
    expect(largestDifference(layers[i]!.values, values)).toBeLessThan(1e-5);
  }
});

test("all 64 filters of all four layers equal those of the stock library's own layers within 1e-5", async () => {
  const conv = { filters: 64, kernelSize: 3, activation: "relu" } as const;
  const stacked = stock.sequential({
    layers: [
      stock.layers.conv2d({ ...conv, inputShape: [28, 28, 1] }),
      stock.layers.maxPooling2d({ poolSize: 2 }),
      stock.layers.conv2d(conv),
      stock.layers.maxPooling2d({ poolSize: 2 }),
    ],
  });
  const weights = ["conv1", "conv2"].flatMap((name) => findLayer(network, name).getWeights());
  stacked.setWeights(weights as unknown as stock.Tensor[]);
  let shown: stock.Tensor = stock.tensor(input, [1, 28, 28, 1]);
  for (const [i, layer] of stacked.layers.entries()) {
    shown = layer.apply(shown) as stock.Tensor;
    expect(shown.shape).toEqual([1, ...layers[i]!.shape]);
    expect(largestDifference(layers[i]!.values, await shown.data())).toBeLessThan(1e-5);
  }
  stacked.dispose();
});

test("layers are named in order with what rearranges left out, and the last is the answer", async () => {
  expect(layers.map(({ name }) => name)).toEqual(["conv1", "pool1", "conv2", "pool2", "dense", "answer"]);
  const answer = tf.tidy(() => network.predictOnBatch(tf.tensor(input, [1, 28, 28, 1])) as tf.Tensor);
  expect(largestDifference(layers.at(-1)!.values, await answer.data())).toBe(0);
  answer.dispose();
});

test("the strongest filter is the one with the highest mean", () => {
  const { values, means, strongest } = layers[0]!;
  const plain = Array.from({ length: 64 }, (_, f) => {
    const own = values.filter((_, i) => i % 64 === f);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  expect(largestDifference(means, plain)).toBeLessThan(1e-6);
  expect(strongest).toHaveLength(64);
  expect(plain[strongest[0]!]).toBe(Math.max(...plain));
  expect(plain[strongest.at(-1)!]).toBe(Math.min(...plain));
});

test("looking inside leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  await layerActivations(network, input);
  await explainValue(network, { input, layer: "conv2", channel: 1, row: 2, column: 3 });
  await explainValue(network, { input, layer: "conv1", channel: 1, row: 2, column: 3 });
  expect(tf.memory().numTensors).toBe(before);
});

test("a pixel of the first convolution is nine products and a bias", async () => {
  const found = await explainValue(network, { input, layer: "conv1", channel: 17, row: 4, column: 9 });
  expect(found.field).toEqual({ top: 4, left: 9, height: 3, width: 3 });
  expect(found.terms).toHaveLength(1);
  const [{ inputs, weights, sum }] = found.terms as [(typeof found.terms)[0]];
  expect(inputs).toEqual([0, 1, 2].flatMap((dy) => [...input.slice((4 + dy) * 28 + 9, (4 + dy) * 28 + 12)]));
  expect(sum).toBeCloseTo(
    inputs.reduce((total, x, i) => total + x * weights![i]!, 0),
    10,
  );
  expect(found.value).toBeCloseTo(Math.max(0, sum + found.bias!), 5);
  expect(found.sentence).toMatch(/^3×3×1 = 9 products add up to/);
});

test("a pixel of the second convolution adds up 64 channels, and depends on 8×8 pixels", async () => {
  const found = await explainValue(network, { input, layer: "conv2", channel: 5, row: 10, column: 0 });
  expect(found.patch).toEqual({ top: 10, left: 0, height: 3, width: 3 });
  expect(found.field).toEqual({ top: 20, left: 0, height: 8, width: 8 });
  expect(found.others.count).toBe(64 - found.terms.length);
  const told = found.terms.reduce((sum, term) => sum + term.sum, 0) + found.others.sum + found.bias!;
  expect(found.value).toBeCloseTo(Math.max(0, told), 5);
  const sizes = found.terms.map(({ sum }) => Math.abs(sum));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test("a pixel of a pooling is the largest of four", async () => {
  const found = await explainValue(network, { input, layer: "pool1", channel: 3, row: 12, column: 0 });
  expect(found.patch).toEqual({ top: 24, left: 0, height: 2, width: 2 });
  expect(found.field).toEqual({ top: 24, left: 0, height: 4, width: 4 });
  expect(found.value).toBe(Math.max(...found.terms[0]!.inputs));
});

test("a padded filter on a corner reaches over the edge, where there are zeros", async () => {
  const padded = findArchitecture("photo-cnn").build({}, 10, 1);
  const photo = new Float32Array(64 * 64 * 4).fill(0.5);
  const found = await explainValue(padded, { input: photo, layer: "conv1", channel: 0, row: 0, column: 63 });
  padded.dispose();
  expect(found.patch).toEqual({ top: -1, left: 62, height: 3, width: 3 });
  expect(found.field).toEqual({ top: 0, left: 62, height: 2, width: 2 });
  for (const { inputs } of found.terms) expect(inputs).toEqual([0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5, 0]);
});

test("what cannot be taken apart is refused in a sentence", async () => {
  const ask = (layer: string, row = 0) => explainValue(network, { input, layer, channel: 0, row, column: 0 });
  await expect(ask("dense")).rejects.toThrow(/no pixel there/);
  await expect(ask("conv1", 26)).rejects.toThrow(/no pixel there/);
  await expect(ask("conv9")).rejects.toThrow(/no layer "conv9"/);
  await expect(learnedFilters(findLayer(network, "pool1"))).rejects.toThrow(/no filters/);
  await expect(layerActivations(network, new Float32Array(9))).rejects.toThrow(/another network/);
});

test("learned filters are the layer's own weights", async () => {
  const filters = await learnedFilters(findLayer(network, "conv2"));
  expect(filters.shape).toEqual([3, 3, 64, 64]);
  const [kernel, bias] = await weightsOf("conv2");
  expect(largestDifference(filters.values, kernel.values)).toBe(0);
  expect(largestDifference(filters.biases, bias)).toBe(0);
});
