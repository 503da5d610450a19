import { memory } from "@tensorflow/tfjs-core";
import { readNetwork } from "../../../src/formats/layers-model";
import { answer } from "../../../src/ml/networks/answer";
import { encodeFloat16 } from "../../../src/ml/networks/float16";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { cpuReady } from "../../ml/cpu-backend";
import { answerStock, makeStock, modelJsonOf } from "../stock-tfjs";
import { KERAS_2, KERAS_3, quantised, SHAPES } from "./converted";

beforeAll(cpuReady);

function expectSame(actual: Float32Array, expected: Float32Array) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i]! - value)).toBeLessThan(1e-5);
  });
}

test.each([
  ["course", 10],
  ["flat", 10],
  ["row", 10],
  ["normalised", 5],
  ["branches", 10],
  ["functional", 10],
  ["activations", 10],
  ["separable", 10],
  ["noisy", 4],
  ["rows", 10],
  ["nested", 10],
  ["nestedGraph", 10],
  ["merged", 10],
  ["several", 10],
  ["softConvolution", 10],
  ["sigmoidConvolution", 10],
  ["onePlace", 10],
  ["averaged", 10],
  ["sharedActivation", 10],
])("the network %s of stock TensorFlow.js answers here as there", async (recipe, classes) => {
  const stock = await makeStock(recipe);
  const tensors = memory().numTensors;
  const read = await readNetwork(modelJsonOf(stock), stock.weights.buffer);
  expect(memory().numTensors).toBe(tensors);
  expect(read.classes).toBe(classes);
  const network = await fromNetworkFiles(read.files);
  expect(network.inputs[0]!.shape).toEqual([null, 28, 28, 1]);
  expectSame(await answer(network, stock.inputs, 4), stock.answers);
  network.dispose();
  // What is written here is again what any other program reads.
  expectSame(await answerStock(read.files, stock.inputs, [4, 28, 28, 1]), stock.answers);
});

test.each([
  ["logits", 3],
  ["logarithms", 3],
  ["branchedLogits", 4],
  ["onePlaceLogits", 5],
])("%s get the softmax that they lack", async (recipe, classes) => {
  const stock = await makeStock(recipe);
  const read = await readNetwork(modelJsonOf(stock), stock.weights.buffer);
  const network = await fromNetworkFiles(read.files);
  const expected = Float32Array.from(stock.answers, (_, i) => {
    const start = classes * Math.floor(i / classes);
    const row = stock.answers.subarray(start, start + classes);
    return Math.exp(stock.answers[i]!) / row.reduce((sum, logit) => sum + Math.exp(logit), 0);
  });
  expectSame(await answer(network, stock.inputs, 4), expected);
  network.dispose();
});

test("a network that scales colours of 0..255 itself stays as it is, and is given such", async () => {
  const stock = await makeStock("bytes");
  const read = await readNetwork(modelJsonOf(stock), stock.weights.buffer);
  expect(read.inputScale).toBe(255);
  const network = await fromNetworkFiles(read.files);
  expectSame(await answer(network, stock.inputs, 4), stock.answers);
  network.dispose();
});

test("a network that uses weights twice is refused, with what to do", async () => {
  const stock = await makeStock("sharedWeights");
  await expect(readNetwork(modelJsonOf(stock), stock.weights.buffer)).rejects.toThrow(
    /is used more than once or not at all.* Give each place a layer of its own/,
  );
});

/** The same network, by loops. */
function byHand(values: readonly number[], input: Float32Array): Float32Array {
  const [kernel, bias, dense, denseBias] = [
    values.slice(0, 18),
    values.slice(18, 20),
    values.slice(20, 40),
    values.slice(40),
  ];
  const means = [0, 1].map((filter) => {
    let sum = 0;
    for (let y = 0; y < 26; y++) {
      for (let x = 0; x < 26; x++) {
        let value = bias[filter]!;
        for (let i = 0; i < 9; i++)
          value += kernel[2 * i + filter]! * input[28 * (y + Math.floor(i / 3)) + x + (i % 3)]!;
        sum += Math.max(0, value);
      }
    }
    return sum / 676;
  });
  const logits = denseBias.map((b, c) => b + means[0]! * dense[c]! + means[1]! * dense[10 + c]!);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  return Float32Array.from(logits, (logit) => Math.exp(logit) / sum);
}

test.each([
  ["Keras 2", KERAS_2, ""],
  ["Keras 2, the network's name before each weight's", KERAS_2, "sequential/"],
  ["Keras 3", KERAS_3, "functional/"],
])("a network that the converter made of %s answers as by hand", async (_, description, prefix) => {
  const { manifest, bytes, values } = quantised(prefix);
  const read = await readNetwork(JSON.stringify({ ...description, weightsManifest: manifest }), bytes.buffer);
  expect(read).toMatchObject({ classes: 10, parameters: 50 });
  const network = await fromNetworkFiles(read.files);
  expect(network.getClassName()).toBe("Sequential");
  const input = Float32Array.from({ length: 784 }, (_, i) => ((i * 13) % 29) / 29);
  expectSame(await answer(network, input, 1), byHand(values, input));
  network.dispose();
});

test("half precision is read as what it stands for", async () => {
  const values = Object.values(SHAPES).flatMap((shape) =>
    Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => (i % 7) - 3),
  );
  const weights = Object.entries(SHAPES).map(([name, shape]) => ({
    name,
    shape,
    dtype: "float32",
    quantization: { dtype: "float16" },
  }));
  const halves = encodeFloat16(Float32Array.from(values));
  const read = await readNetwork(
    JSON.stringify({ ...KERAS_2, weightsManifest: [{ paths: ["w"], weights }] }),
    halves.buffer as ArrayBuffer,
  );
  expect([...new Float32Array(read.files.weights)]).toEqual(values);
});
