import { Random } from "../../random/random";
import type { Examples } from "./examples";

export interface Batch {
  readonly count: number;
  /** count x pixels values: 0..1 for grey, within -1..1 for colours relative to the background. */
  readonly inputs: Float32Array;
  /** count class indices; `trainingLabel` and `NONE_INDEX` say which others may occur. */
  readonly labels: Int32Array;
  /** What a teacher says of each, count x `guided` values; rows of zeros where it says nothing. */
  readonly guides?: Float32Array;
}

/** Supplies training batches. `batch(epoch, step)` is a pure function of the seed and its arguments: a run can resume. */
export interface BatchSource {
  readonly stepsPerEpoch: number;
  batch(epoch: number, step: number): Batch;
}

/**
 * Note: random streams. Each use of randomness in a training seeds its own stream with the training's seed and a number, so that
 * drawing more in one place changes nothing in another. The numbers differ from file to file: a new use takes a new one.
 */
const SHUFFLE_STREAM = 2;
const AUGMENT_STREAM = 3;
const SAMPLE_STREAM = 4;

/** Each epoch shows `take` of the first `from` examples, drawn at random for that epoch, and all other examples. */
export interface Sampling {
  readonly from: number;
  readonly take: number;
}

/** Shows every example, or every sampled one, once per epoch, in a new order each time. The last batch may be smaller. */
export class ShuffledBatches implements BatchSource {
  readonly stepsPerEpoch: number;
  private shuffled?: { readonly epoch: number; readonly order: Uint32Array };

  constructor(
    private readonly examples: Examples,
    private readonly batchSize: number,
    private readonly seed: number,
    private readonly sampling: Sampling = { from: 0, take: 0 },
  ) {
    this.stepsPerEpoch = Math.ceil((examples.count - sampling.from + sampling.take) / batchSize);
  }

  batch(epoch: number, step: number): Batch {
    const order = this.orderOf(epoch);
    const start = step * this.batchSize;
    const random = new Random(this.seed, AUGMENT_STREAM, epoch, step);
    return readBatch(this.examples, order.subarray(start, start + this.batchSize), random);
  }

  private orderOf(epoch: number): Uint32Array {
    if (this.shuffled?.epoch !== epoch) {
      const shown = this.shownIn(epoch);
      const order = new Random(this.seed, SHUFFLE_STREAM, epoch).permutation(shown.length);
      this.shuffled = { epoch, order: order.map((i) => shown[i]!) };
    }
    return this.shuffled.order;
  }

  private shownIn(epoch: number): Uint32Array {
    const { from, take } = this.sampling;
    const sampled = new Random(this.seed, SAMPLE_STREAM, epoch).permutation(from).subarray(0, take);
    const rest = this.examples.count - from;
    return Uint32Array.from({ length: take + rest }, (_, i) => (i < take ? sampled[i]! : from + i - take));
  }
}

/** Reads the examples at `indices` into one batch; with `random`, augmented. */
export function readBatch(examples: Examples, indices: Uint32Array, random?: Random): Batch {
  const { pixels, guided = 0 } = examples;
  const inputs = new Float32Array(indices.length * pixels);
  const labels = new Int32Array(indices.length);
  const guides = new Float32Array(indices.length * guided);
  indices.forEach((index, i) => {
    const guide = guides.subarray(i * guided, (i + 1) * guided);
    examples.read(index, inputs.subarray(i * pixels, (i + 1) * pixels), random, guide);
    labels[i] = examples.label(index);
  });
  return { count: indices.length, inputs, labels, ...(guided > 0 ? { guides } : {}) };
}
