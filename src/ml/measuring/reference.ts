import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { LABELS } from "../../contract";
import { Random } from "../../random/random";
import { cnnArchitecture } from "../architectures/cnn";
import type { Batch } from "../data/batches";

/** Seed of the reference network's weights and pictures. Changing it changes the reference values below. */
const SEED = 20;

/** Pictures in the reference batch. */
export const REFERENCE_COUNT = 8;

/** Steps of Adam whose losses are compared, and their learning rate. */
export const REFERENCE_STEPS = 3;
export const REFERENCE_LEARNING_RATE = 0.002;

/** The network that every candidate backend has to run: the course's CNN with seeded weights. */
export function referenceNetwork(): LayersModel {
  return cnnArchitecture.build({}, LABELS.length, SEED);
}

/** Eight seeded pictures of random blocks, 28 x 28 values in 0..1, with the labels 0 to 7. */
export function referenceBatch(): Batch {
  const random = new Random(SEED);
  const inputs = new Float32Array(REFERENCE_COUNT * 28 * 28);
  for (let i = 0; i < REFERENCE_COUNT; i++) {
    for (let block = 0; block < 6; block++) drawBlock(inputs.subarray(i * 784, (i + 1) * 784), random);
  }
  return {
    count: REFERENCE_COUNT,
    inputs,
    labels: Int32Array.from({ length: REFERENCE_COUNT }, (_, i) => i),
  };
}

function drawBlock(picture: Float32Array, random: Random): void {
  const [top, left] = [random.below(20), random.below(20)];
  const [height, width] = [4 + random.below(8), 4 + random.below(8)];
  const value = random.next();
  for (let y = top; y < Math.min(28, top + height); y++)
    picture.fill(value, y * 28 + left, y * 28 + Math.min(28, left + width));
}

/**
 * Reference values, computed by TensorFlow.js's `cpu` backend: the probabilities of the first two pictures, and the losses
 * of the training steps. A test recomputes them.
 */
export const REFERENCE_PROBABILITIES: readonly number[] = [
  0.099149, 0.103886, 0.100432, 0.095769, 0.105925, 0.096604, 0.097474, 0.090024, 0.105755, 0.104981, 0.09589,
  0.107107, 0.095699, 0.095643, 0.103975, 0.105738, 0.097107, 0.097997, 0.104628, 0.096217,
];
export const REFERENCE_LOSSES: readonly number[] = [2.281629, 2.003015, 1.63493];

/** Largest accepted absolute difference of losses. */
export const LOSS_TOLERANCE = 1e-2;
