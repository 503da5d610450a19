import "../../../src/ml/networks/further-layers";
import {
  log,
  losses,
  memory,
  type Scalar,
  setBackend,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { input, type layers as Layers, model } from "@tensorflow/tfjs-layers";
import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { activateBackend } from "../../../src/ml/backends/activate";
import { fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { logitsOf } from "../../../src/ml/training/logits";
import { softmaxCrossEntropy } from "../../../src/ml/training/loss";
import { Stepper } from "../../../src/ml/training/stepper";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";
import { nodeEnvironment } from "../cpu-backend";

const { layers } = jest.requireActual<{ readonly layers: typeof Layers }>("@tensorflow/tfjs-layers");

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

const COUNT = 4;
const SHAPE = [8, 8, 3];
const CLASSES = 5;

type Build = (x: SymbolicTensor) => SymbolicTensor;

const conv = (filters: number, further: object = {}) =>
  layers.conv2d({ filters, kernelSize: 3, padding: "same", ...further });
const classes = (useBias = true) => layers.dense({ units: CLASSES, activation: "softmax", useBias });
const average = () => layers.globalAveragePooling2d({});

const NETWORKS: Readonly<Record<string, Build>> = {
  separable(x) {
    const first = layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: "same" }).apply(x);
    const second = layers
      .separableConv2d({ filters: 8, kernelSize: 3, strides: 2 })
      .apply(layers.reLU({ maxValue: 6 }).apply(first));
    return classes().apply(average().apply(layers.batchNormalization({}).apply(second))) as SymbolicTensor;
  },
  residual(x) {
    const start = conv(8, { activation: "tanh" }).apply(x) as SymbolicTensor;
    const further = conv(8, { activation: "sigmoid", strides: 1 }).apply(start) as SymbolicTensor;
    const sum = layers.leakyReLU({}).apply(layers.add().apply([start, further]));
    return classes(false).apply(average().apply(sum)) as SymbolicTensor;
  },
  branches(x) {
    const [left, right] = [
      layers.averagePooling2d({ poolSize: 2 }).apply(conv(8, { activation: "elu" }).apply(x)),
      conv(4, { strides: 2, activation: "relu" }).apply(x),
    ] as SymbolicTensor[];
    const flat = layers.flatten().apply(layers.concatenate().apply([left!, right!]));
    return layers
      .activation({ activation: "softmax" })
      .apply(layers.dense({ units: CLASSES }).apply(flat)) as SymbolicTensor;
  },
  twice(x) {
    const shared = conv(3, { activation: "softplus" });
    return classes().apply(average().apply(shared.apply(shared.apply(x)))) as SymbolicTensor;
  },
  upwards(x) {
    const small = layers.prelu({}).apply(conv(4, { strides: 2, activation: "selu" }).apply(x));
    const large = layers
      .conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2 })
      .apply(layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" }).apply(small));
    return classes().apply(average().apply(large)) as SymbolicTensor;
  },
};

/** The same network, with the same weights, on the backend that is active. */
async function copiesOf(name: string): Promise<() => Promise<LayersModel>> {
  await setBackend("cpu");
  const x = input({ shape: SHAPE });
  const made = model({ inputs: x, outputs: NETWORKS[name]!(x) });
  const random = new Random(7);
  made.setWeights(
    made.getWeights().map((each) => {
      const values = Float32Array.from({ length: each.size }, () => 0.3 + 0.3 * random.normal());
      return tensor(values, each.shape);
    }),
  );
  const files = await toNetworkFiles(made, "float32");
  return () => fromNetworkFiles(files);
}

const random = new Random(3);
const INPUTS = Float32Array.from({ length: COUNT * 8 * 8 * 3 }, () => random.normal());

/** Each weight's gradient of the loss that `lossOf` makes of inputs and targets, one after the other. */
async function gradientsOf(
  network: LayersModel,
  lossOf: (inputs: Tensor, targets: Tensor2D) => Scalar,
): Promise<readonly Float32Array[]> {
  const targets = Float32Array.from({ length: COUNT * CLASSES }, (_, i) =>
    Number(i % CLASSES === Math.floor(i / CLASSES)),
  );
  const variables = network.trainableWeights.map((weight) => weight.read() as Variable);
  const { grads } = variableGrads(
    () => lossOf(tensor(INPUTS, [COUNT, ...SHAPE]), tensor2d(targets, [COUNT, CLASSES])),
    variables,
  );
  return Promise.all(variables.map(({ name }) => grads[name]!.data<"float32">()));
}

/** Within a thousandth of the largest, as sums are made in another order. */
function expectAlike(actual: readonly Float32Array[], expected: readonly Float32Array[]): void {
  expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  expected.forEach((values, k) => {
    const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-4);
    const off = values.reduce((largest, value, i) => Math.max(largest, Math.abs(actual[k]![i]! - value)), 0);
    expect(off / most).toBeLessThan(1e-3);
  });
}

test.each(Object.keys(NETWORKS))(
  "a network from elsewhere trains as its layers are connected: %s",
  async (name) => {
    const load = await copiesOf(name);
    const onCpu = await load();
    const { logits } = logitsOf(onCpu);
    const given = await gradientsOf(onCpu, (x, y) => softmaxCrossEntropy(logits(x, {}), y));
    const expected = await gradientsOf(onCpu, (x, y) => {
      const probabilities = onCpu.apply(x, { training: true }) as Tensor2D;
      return losses.softmaxCrossEntropy(y, log(probabilities)) as Scalar;
    });
    expectAlike(given, expected);
    await setBackend("wasm");
    const onWasm = await load();
    const there = logitsOf(onWasm);
    expectAlike(await gradientsOf(onWasm, (x, y) => softmaxCrossEntropy(there.logits(x, {}), y)), given);
  },
);

test.each(Object.keys(NETWORKS))("its loss falls, and no tensor is left behind: %s", async (name) => {
  const load = await copiesOf(name);
  await setBackend("wasm");
  const network = await load();
  const before = memory().numTensors;
  const stepper = new Stepper(network);
  const batch = { inputs: INPUTS, labels: Int32Array.of(0, 1, 2, 3), count: COUNT };
  const seen: number[] = [];
  for (let step = 0; step < 60; step++) seen.push((await stepper.step(batch, 0.02)).loss);
  expect(seen.at(-1)!).toBeLessThan(0.7 * seen[0]!);
  stepper.dispose();
  expect(memory().numTensors).toBe(before);
});

test("without SIMD, a network with depthwise convolutions is not trained on wasm, and a sentence says why", async () => {
  const load = await copiesOf("separable");
  await activateBackend("wasm", wasmEnvironment);
  const network = await load();
  expect(() => logitsOf(network)).toThrow(/without SIMD/);
  await activateBackend("wasm-simd", wasmEnvironment);
});

test.each([
  [
    "dilated convolutions",
    (x: SymbolicTensor) => classes().apply(average().apply(conv(4, { dilationRate: 2 }).apply(x))),
    /dilated/,
  ],
  ["no softmax", (x: SymbolicTensor) => layers.dense({ units: 5 }).apply(average().apply(x)), /softmax/],
] as const)("a network with %s is not trained, and a sentence says why", (_, build, sentence) => {
  const x = input({ shape: SHAPE });
  expect(() => logitsOf(model({ inputs: x, outputs: build(x) as SymbolicTensor }))).toThrow(sentence);
});
