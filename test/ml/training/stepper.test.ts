import { memory, tensor2d } from "@tensorflow/tfjs-core";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { referenceBatch } from "../../../src/ml/measuring/reference";
import { answer } from "../../../src/ml/networks/answer";
import { softmaxCrossEntropy } from "../../../src/ml/training/loss";
import { Stepper } from "../../../src/ml/training/stepper";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

const dense = () => findArchitecture("dense").build({}, 10, 7);

test("training lowers the loss and leaves no tensor behind", async () => {
  const network = dense();
  const stepper = new Stepper(network);
  const batch = referenceBatch();
  const first = await stepper.step(batch, 0.01);
  const before = memory().numTensors;
  let last = first;
  for (let i = 0; i < 20; i++) last = await stepper.step(batch, 0.01);
  expect(last.loss).toBeLessThan(first.loss / 2);
  expect(last.correct).toBe(batch.count);
  expect(memory().numTensors).toBe(before);
  stepper.dispose();
  network.dispose();
});

test("a training that is restored goes on to the very same weights", async () => {
  const batch = referenceBatch();
  const straight = new Stepper(dense());
  for (let i = 0; i < 6; i++) await straight.step(batch, 0.01);

  const halted = new Stepper(dense());
  for (let i = 0; i < 3; i++) await halted.step(batch, 0.01);
  const saved = structuredClone(await halted.state());
  const resumed = new Stepper(dense());
  resumed.restore(saved);
  for (let i = 0; i < 3; i++) await resumed.step(batch, 0.01);

  expect(await resumed.state()).toEqual(await straight.state());
});

test("the loss is -log of the probability of the right classes, and stays finite", () => {
  const loss = (logits: number[], targets: number[]) =>
    softmaxCrossEntropy(tensor2d(logits, [1, 3]), tensor2d(targets, [1, 3])).dataSync()[0]!;
  const [a, b, c] = [Math.exp(1), Math.exp(2), Math.exp(3)];
  expect(loss([1, 2, 3], [0, 1, 0])).toBeCloseTo(-Math.log(b / (a + b + c)), 5);
  expect(loss([1, 2, 3], [1, 1, 0])).toBeCloseTo(-Math.log((a + b) / (a + b + c)), 5);
  expect(loss([300, 0, 0], [0, 1, 0])).toBeCloseTo(300, 3);
  expect(loss([1e30, 0, 0], [0, 1, 0])).toBeGreaterThan(1e29);
});

test("for a picture of none of the classes, the loss is lowest when all classes are equally likely", () => {
  const loss = (logits: number[]) =>
    softmaxCrossEntropy(tensor2d(logits, [1, 3]), tensor2d([0, 0, 0], [1, 3])).dataSync()[0]!;
  expect(loss([5, 5, 5])).toBeCloseTo(Math.log(3), 5);
  expect(loss([6, 5, 5])).toBeGreaterThan(Math.log(3) + 0.01);
  expect(loss([5, 5, 4])).toBeGreaterThan(Math.log(3) + 0.01);
});

describe("with normalisation, dropout and averages", () => {
  const OPTIONS = { normalise: true, averageWeights: true, dropout: 0.2, seed: 3, smoothing: 0.05 };
  const SMALL = { filters: 4, convolutions: 2 };
  const cnn = () => findArchitecture("cnn").build(SMALL, 10, 7);
  const batch = referenceBatch();

  test("a restored training goes on to the very same weights, and leaves no tensor behind", async () => {
    const straight = new Stepper(cnn(), OPTIONS);
    await straight.step(batch, 0.01);
    const before = memory().numTensors;
    for (let i = 1; i < 4; i++) await straight.step(batch, 0.01);
    expect(memory().numTensors).toBe(before);

    const halted = new Stepper(cnn(), OPTIONS);
    for (let i = 0; i < 2; i++) await halted.step(batch, 0.01);
    const resumed = new Stepper(cnn(), OPTIONS);
    resumed.restore(structuredClone(await halted.state()));
    for (let i = 0; i < 2; i++) await resumed.step(batch, 0.01);
    expect(await resumed.state()).toEqual(await straight.state());
  });

  test("what is predicted while training is what the finished network answers", async () => {
    const network = cnn();
    const stepper = new Stepper(network, { normalise: true, averageWeights: true });
    for (let i = 0; i < 8; i++) await stepper.step(batch, 0.01);
    const during = await stepper.predict(batch.inputs, batch.count);
    const again = await stepper.predict(batch.inputs, batch.count);
    expect(again).toEqual(during);
    stepper.finish();
    const after = await answer(network, batch.inputs, batch.count);
    expect(await stepper.predict(batch.inputs, batch.count)).toEqual(after);
    after.forEach((p, i) => {
      expect(p).toBeCloseTo(during[i]!, 4);
    });
    const right = batch.labels.filter((label, row) => {
      const probabilities = after.subarray(row * 10, row * 10 + 10);
      return probabilities[label] === Math.max(...probabilities);
    });
    expect(right.length).toBeGreaterThan(batch.count / 2);
  });
});
