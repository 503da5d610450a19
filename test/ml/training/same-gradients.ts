import {
  log,
  losses,
  type Scalar,
  setBackend,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { input, type layers as Layers, model } from "@tensorflow/tfjs-layers";
import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { logitsOf } from "../../../src/ml/training/logits";
import { softmaxCrossEntropy } from "../../../src/ml/training/loss";
import { Random } from "../../../src/random/random";

/** All layers of TensorFlow.js. */
export const { layers } = jest.requireActual<{ readonly layers: typeof Layers }>("@tensorflow/tfjs-layers");

export const COUNT = 4;
export const SHAPE = [8, 8, 3];
export const CLASSES = 5;

/** How far the weights are moved to measure a slope. */
const STEP = 0.003;

/** What becomes of a network's input of SHAPE. */
export type Build = (x: SymbolicTensor) => SymbolicTensor;

/** A network with the same weights each time, on the backend that is active. */
export function networkOf(build: Build): LayersModel {
  const x = input({ shape: SHAPE });
  const made = model({ inputs: x, outputs: build(x) });
  const random = new Random(7);
  made.setWeights(
    made.getWeights().map((each) => {
      // Small enough that no probability is nothing but rounding.
      const scale = 1 / Math.sqrt(each.size / each.shape.at(-1)!);
      const values = Float32Array.from({ length: each.size }, () => scale * (0.3 + 0.3 * random.normal()));
      return tensor(values, each.shape);
    }),
  );
  return made;
}

const random = new Random(3);
export const INPUTS = Float32Array.from({ length: COUNT * 8 * 8 * 3 }, () => random.normal());

const TARGETS = Float32Array.from({ length: COUNT * CLASSES }, (_, i) =>
  Number(i % CLASSES === Math.floor(i / CLASSES)),
);

type Loss = (inputs: Tensor, targets: Tensor2D) => Scalar;

const lossOf = (loss: Loss) => () =>
  loss(tensor(INPUTS, [COUNT, ...SHAPE]), tensor2d(TARGETS, [COUNT, CLASSES]));

const variablesOf = ({ trainableWeights }: LayersModel) =>
  trainableWeights.map((weight) => weight.read() as Variable);

/** Each weight's gradient of a loss, one after the other. */
async function gradientsOf(network: LayersModel, loss: Loss): Promise<readonly Float32Array[]> {
  const variables = variablesOf(network);
  const { grads } = variableGrads(lossOf(loss), variables);
  return Promise.all(variables.map(({ name }) => grads[name]!.data<"float32">()));
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Within a thousandth of the largest of each weight, as sums are made in another order; those of a hundredth of all are rounding. */
function expectAlike(actual: readonly Float32Array[], expected: readonly Float32Array[]): void {
  expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  const least = 0.01 * Math.max(...expected.map(largest));
  expected.forEach((values, k) => {
    const off = values.reduce((most, value, i) => Math.max(most, Math.abs(actual[k]![i]! - value)), 0);
    expect(off / Math.max(least, largest(values))).toBeLessThan(1e-3);
  });
}

/** The loss that a network is trained by. */
function trainingLoss(network: LayersModel): Loss {
  const { logits } = logitsOf(network);
  return (x, y) => softmaxCrossEntropy(logits(x, {}), y);
}

/** Expects the loss to rise along the gradients as they say. */
async function expectSlope(network: LayersModel, gradients: readonly Float32Array[]): Promise<void> {
  const loss = trainingLoss(network);
  const variables = variablesOf(network);
  const start = await Promise.all(variables.map((each) => each.data<"float32">()));
  const square = gradients.reduce(
    (sum, values) => values.reduce((total, value) => total + value * value, sum),
    0,
  );
  const step = STEP / Math.sqrt(square);
  const lossAt = (by: number) => {
    variables.forEach((variable, k) => {
      const moved = start[k]!.map((value, i) => value + by * gradients[k]![i]!);
      variable.assign(tensor(moved, variable.shape));
    });
    return tidy(() => lossOf(loss)().dataSync()[0]!);
  };
  const slope = (lossAt(step) - lossAt(-step)) / (2 * step);
  expect(Math.abs(slope / square - 1)).toBeLessThan(0.03);
}

/**
 * Expects training on wasm to follow the gradients that cpu has of the network's layers as they are connected, and these to be
 * the slopes of the loss.
 */
export async function expectSameGradients(build: Build): Promise<void> {
  await setBackend("cpu");
  const onCpu = networkOf(build);
  const expected = await gradientsOf(onCpu, trainingLoss(onCpu));
  const plain = await gradientsOf(onCpu, (x, y) => {
    const probabilities = onCpu.apply(x, { training: true }) as Tensor2D;
    return losses.softmaxCrossEntropy(y, log(probabilities)) as Scalar;
  });
  expectAlike(expected, plain);
  await setBackend("wasm");
  const onWasm = networkOf(build);
  const given = await gradientsOf(onWasm, trainingLoss(onWasm));
  expectAlike(given, expected);
  await expectSlope(onWasm, given);
}
