import { cnnArchitecture } from "../ml/architectures/cnn";
import type { Batch } from "../ml/data/batches";
import { Stepper } from "../ml/training/stepper";
import { Random } from "../random/random";

const SIDE = 28;
const CLASSES = 10;
const PICTURES = 128;
const BATCHES = 5;
const SEED = 1;
const LEARNING_RATE = 0.001;

/** The brightness of the noise, and what a bar adds to it. */
const NOISE = 0.3;
const BAR = 0.7;

/** Pictures of 28 x 28 values in 0..1: noise with a bar, at another place for each of ten classes. */
function drawBatch(seed: number): Batch {
  const random = new Random(seed);
  const labels = Int32Array.from({ length: PICTURES }, () => random.below(CLASSES));
  const inputs = Float32Array.from({ length: PICTURES * SIDE * SIDE }, (_, i) => {
    const place = Math.floor(((i % SIDE) - 4) / 2);
    const isBar = place === labels[Math.floor(i / (SIDE * SIDE))];
    return NOISE * random.next() + (isBar ? BAR : 0);
  });
  return { count: PICTURES, inputs, labels };
}

/** Trains a network of two convolutions further with every run, from the same weights on every device. */
export class TrainingWork {
  private readonly stepper = new Stepper(cnnArchitecture.build({}, CLASSES, SEED));
  private readonly batches = Array.from({ length: BATCHES }, (_, i) => drawBatch(SEED + i));
  private best = Number.POSITIVE_INFINITY;

  /**
   * One step for each batch. Returns the mean loss.
   * @throws Error where it does not fall: then this device computes something else
   */
  async run(): Promise<number> {
    let sum = 0;
    for (const batch of this.batches) sum += (await this.stepper.step(batch, LEARNING_RATE)).loss;
    const loss = sum / BATCHES;
    if (!(loss < this.best)) throw new Error(`The loss rose from ${this.best} to ${loss}.`);
    this.best = loss;
    return loss;
  }
}
