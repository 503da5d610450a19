import { memory, setBackend, tensor } from "@tensorflow/tfjs-core";
import { type layers as Layers, sequential } from "@tensorflow/tfjs-layers";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { activateBackend } from "../../../src/ml/backends/activate";
import { trainingSteps } from "../../../src/ml/explore/training-steps";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";
import { nodeEnvironment } from "../cpu-backend";

const { layers } = jest.requireActual<{ readonly layers: typeof Layers }>("@tensorflow/tfjs-layers");

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

const SIDE = 10;
const random = new Random(7);
const INPUT = Float32Array.from({ length: SIDE * SIDE }, () => random.next());

/** A small network as the course has it, with the same weights on every backend. */
function build(): LayersModel {
  const network = sequential({
    layers: [
      layers.conv2d({
        name: "conv1",
        filters: 4,
        kernelSize: 3,
        activation: "relu",
        inputShape: [SIDE, SIDE, 1],
      }),
      layers.maxPooling2d({ name: "pool1", poolSize: 2 }),
      layers.conv2d({ name: "conv2", filters: 5, kernelSize: 3, activation: "relu", padding: "same" }),
      layers.maxPooling2d({ name: "pool2", poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  const seeded = new Random(3);
  network.setWeights(
    network.getWeights().map(({ shape, size }) =>
      tensor(
        Float32Array.from({ length: size }, () => 0.4 * seeded.normal()),
        shape,
      ),
    ),
  );
  return network;
}

const wanted = { input: INPUT, label: 2, learningRate: 0.05, steps: 5, layer: "conv2", filter: 1 };

const weightsOf = (network: LayersModel) => network.getWeights().map((each) => [...each.dataSync()]);

test.each(["cpu", "wasm"])(
  "on %s, the loss falls, and the network then has its own weights, to the bit",
  async (backend) => {
    await setBackend(backend);
    const network = build();
    const before = weightsOf(network);
    await trainingSteps(network, wanted);
    const tensors = memory().numTensors;
    const { losses, after } = await trainingSteps(network, wanted);
    expect(memory().numTensors).toBe(tensors);
    expect(losses).toHaveLength(6);
    losses.slice(1).forEach((loss, i) => {
      expect(loss).toBeLessThan(losses[i]!);
    });
    expect(-Math.log(after[2]!)).toBeCloseTo(losses.at(-1)!, 4);
    expect(weightsOf(network)).toEqual(before);
    network.dispose();
  },
);

test("a filter's gradient is the slope of the loss, and the step goes against it", async () => {
  await setBackend("cpu");
  const network = build();
  const { filter } = await trainingSteps(network, { ...wanted, steps: 1 });
  const { before, gradient, after, shape } = filter!;
  expect(shape).toEqual([3, 3, 4]);
  const original = network.getWeights().map((each) => tensor(each.dataSync().slice(), each.shape));
  const lossWith = async (at: number, change: number) => {
    const values = Float32Array.from(original[2]!.dataSync());
    values[at * 5 + wanted.filter]! += change;
    network.setWeights(original.map((each, i) => (i === 2 ? tensor(values, each.shape) : each)));
    return (await trainingSteps(network, { ...wanted, steps: 0 })).losses[0]!;
  };
  for (const at of [0, 7, 13, 35]) {
    const slope = ((await lossWith(at, 1e-2)) - (await lossWith(at, -1e-2))) / 2e-2;
    expect(gradient[at]).toBeCloseTo(slope, 2);
    expect(after[at]).toBeCloseTo(before[at]! - wanted.learningRate * gradient[at]!, 5);
  }
  network.dispose();
});

test("at a pooling only the largest of each window learns", async () => {
  await setBackend("cpu");
  const network = build();
  const { poolings } = await trainingSteps(network, wanted);
  expect(poolings.map(({ name, height, width }) => [name, height, width])).toEqual([
    ["pool1", 8, 8],
    ["pool2", 4, 4],
  ]);
  for (const { height, width, values, gradient } of poolings) {
    expect(gradient.some((slope) => slope !== 0)).toBe(true);
    for (let i = 0; i < (height * width) / 4; i++) {
      const [row, column] = [2 * Math.floor(i / (width / 2)), 2 * (i % (width / 2))];
      const window = [0, 1, width, width + 1].map((offset) => row * width + column + offset);
      const largest = Math.max(...window.map((at) => values[at]!));
      const learning = window.filter((at) => gradient[at] !== 0);
      expect(learning.length).toBeLessThanOrEqual(1);
      expect(learning.filter((at) => values[at] !== largest || largest === 0)).toEqual([]);
    }
  }
  network.dispose();
});

test("wasm shows the gradients that cpu shows", async () => {
  const shown = [];
  for (const backend of ["cpu", "wasm"]) {
    await setBackend(backend);
    const network = build();
    shown.push(await trainingSteps(network, wanted));
    network.dispose();
  }
  const [cpu, wasm] = shown.map(({ losses, before, after, poolings, filter }) =>
    [
      losses,
      before,
      after,
      ...poolings.flatMap((each) => [each.values, each.gradient]),
      filter!.gradient,
      filter!.after,
    ].map((values) => [...values]),
  );
  cpu!.forEach((values, i) => {
    const furthest = Math.max(...values.map((value, k) => Math.abs(value - wasm![i]![k]!)));
    expect(furthest).toBeLessThan(1e-4);
  });
});

test("a rate that is too large breaks what is shown, and not the network", async () => {
  await setBackend("wasm");
  const network = build();
  const before = weightsOf(network);
  const { losses } = await trainingSteps(network, { ...wanted, learningRate: 1e30, steps: 3 });
  expect(Number.isFinite(losses[0])).toBe(true);
  expect(losses.at(-1)).not.toBeLessThan(losses[0]!);
  expect(weightsOf(network)).toEqual(before);
  network.dispose();
});
