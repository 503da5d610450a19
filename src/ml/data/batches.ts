import { Random } from "../../random/random";
import type { Examples } from "./examples";

export interface Batch {
  readonly count: number;
  /** count x pixels values in 0..1. */
  readonly inputs: Float32Array;
  /** count class indices, or that of a group of classes. */
  readonly labels: Int32Array;
}

/** Where training batches come from: batch `step` of an epoch depends on the seed and these numbers alone. */
export interface BatchSource {
  readonly stepsPerEpoch: number;
  batch(epoch: number, step: number): Batch;
}

/** Keep the streams that shuffle, augment and sample apart from the one that splits. */
const SHUFFLE_STREAM = 2;
const AUGMENT_STREAM = 3;
const SAMPLE_STREAM = 4;

/** Of the first `from` examples, an epoch shows `take`, drawn anew for each; of the others, all. */
export interface Sampling {
  readonly from: number;
  readonly take: number;
}

/** Every example, or every sampled one, once an epoch, in an order of its own; the last batch may be smaller. */
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

/** The examples at `indices`, changed at random where `random` is given. */
export function readBatch(examples: Examples, indices: Uint32Array, random?: Random): Batch {
  const { pixels } = examples;
  const inputs = new Float32Array(indices.length * pixels);
  const labels = new Int32Array(indices.length);
  indices.forEach((index, i) => {
    examples.read(index, inputs.subarray(i * pixels, (i + 1) * pixels), random);
    labels[i] = examples.label(index);
  });
  return { count: indices.length, inputs, labels };
}
