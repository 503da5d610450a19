import {
  REFERENCE_LEARNING_RATE,
  REFERENCE_LOSSES,
  REFERENCE_PROBABILITIES,
  REFERENCE_STEPS,
  referenceBatch,
  referenceNetwork,
} from "../../../src/ml/measuring/reference";
import { answer } from "../../../src/ml/networks/answer";
import { Stepper } from "../../../src/ml/training/stepper";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

test("the reference probabilities are those of the cpu backend", async () => {
  const network = referenceNetwork();
  const probabilities = await answer(network, referenceBatch().inputs.slice(0, 2 * 784), 2);
  network.dispose();
  expect(REFERENCE_PROBABILITIES).toHaveLength(20);
  for (const [i, expected] of REFERENCE_PROBABILITIES.entries())
    expect(probabilities[i]).toBeCloseTo(expected, 5);
});

test("the reference losses are those of the cpu backend", async () => {
  const network = referenceNetwork();
  const stepper = new Stepper(network);
  const losses: number[] = [];
  for (let i = 0; i < REFERENCE_STEPS; i++) {
    losses.push((await stepper.step(referenceBatch(), REFERENCE_LEARNING_RATE)).loss);
  }
  stepper.dispose();
  network.dispose();
  expect(REFERENCE_LOSSES).toHaveLength(REFERENCE_STEPS);
  for (const [i, expected] of REFERENCE_LOSSES.entries()) expect(losses[i]).toBeCloseTo(expected, 4);
});
