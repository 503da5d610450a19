import "../../../src/ml/networks/further-layers";
import { backend, memory, setBackend } from "@tensorflow/tfjs-core";
import { input, model } from "@tensorflow/tfjs-layers";
import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { activateBackend } from "../../../src/ml/backends/activate";
import { logitsOf } from "../../../src/ml/training/logits";
import { Stepper } from "../../../src/ml/training/stepper";
import { wasmEnvironment } from "../backends/wasm/environment";
import { nodeEnvironment } from "../cpu-backend";
import {
  type Build,
  CLASSES,
  COUNT,
  expectSameGradients,
  INPUTS,
  layers,
  networkOf,
  SHAPE,
} from "./same-gradients";

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

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
  nested(x) {
    const inner = input({ shape: SHAPE });
    const dilated = conv(6, { dilationRate: 2, activation: "tanh" }).apply(inner) as SymbolicTensor;
    const body = model({
      inputs: inner,
      outputs: layers.layerNormalization({ scale: false }).apply(dilated) as SymbolicTensor,
    });
    return classes().apply(layers.flatten().apply(body.apply(x))) as SymbolicTensor;
  },
  sigmoid(x) {
    const features = average().apply(conv(8, { activation: "relu" }).apply(x));
    return layers.dense({ units: CLASSES, activation: "sigmoid" }).apply(features) as SymbolicTensor;
  },
  prototypes(x) {
    const features = layers.flatten().apply(conv(4, { activation: "relu" }).apply(x));
    const each = layers.dense({ units: 12, activation: "softmax" }).apply(features);
    return layers.dense({ units: CLASSES, useBias: false }).apply(each) as SymbolicTensor;
  },
  pixels(x) {
    const each = layers.conv2d({ filters: CLASSES, kernelSize: 8, activation: "softmax" }).apply(x);
    return layers.flatten().apply(each) as SymbolicTensor;
  },
};

describe.each(["wasm", "wasm-simd"] as const)("on %s", (backendName) => {
  beforeAll(() => activateBackend(backendName, wasmEnvironment));

  test.each(Object.keys(NETWORKS))(
    "a network from elsewhere trains as its layers are connected: %s",
    async (name) => {
      await expectSameGradients(NETWORKS[name]!);
      await setBackend("wasm");
    },
  );

  test.each(Object.keys(NETWORKS))("its loss falls, and no tensor is left behind: %s", async (name) => {
    const network = networkOf(NETWORKS[name]!);
    const before = memory().numTensors;
    const stepper = new Stepper(network);
    const batch = { inputs: INPUTS, labels: Int32Array.of(0, 1, 2, 3), count: COUNT };
    const seen: number[] = [];
    const step = async () => seen.push((await stepper.step(batch, 0.02)).loss);
    await step();
    const held = backend().numDataIds();
    while (seen.length < 60) await step();
    // What kernels make beside tensors is let go with each step.
    expect(backend().numDataIds()).toBe(held);
    expect(seen.at(-1)!).toBeLessThan(0.7 * seen[0]!);
    stepper.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

test("a network with two outputs is not trained, and a sentence says why", () => {
  const x = input({ shape: SHAPE });
  const features = average().apply(x);
  const outputs = [classes().apply(features), classes().apply(features)] as SymbolicTensor[];
  expect(() => logitsOf(model({ inputs: x, outputs }))).toThrow(/probability for each class/);
});
