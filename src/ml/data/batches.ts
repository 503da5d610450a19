import { Random } from "../random";
import type { LabelledImages } from "./images";

export interface Batch {
  readonly count: number;
  /** count x pixels values in 0..1. */
  readonly inputs: Float32Array;
  /** count class indices. */
  readonly labels: Int32Array;
}

/** Where training batches come from: batch `step` of an epoch depends on the seed and these numbers alone. */
export interface BatchSource {
  readonly stepsPerEpoch: number;
  batch(epoch: number, step: number): Batch;
}

/** Keeps the stream that shuffles apart from the one that splits. */
const SHUFFLE_STREAM = 2;

/** Every picture once an epoch, in an order of the epoch's own; the last batch may be smaller. */
export class ShuffledBatches implements BatchSource {
  readonly stepsPerEpoch: number;
  private shuffled?: { readonly epoch: number; readonly order: Uint32Array };

  constructor(
    private readonly source: LabelledImages,
    private readonly batchSize: number,
    private readonly seed: number,
  ) {
    this.stepsPerEpoch = Math.ceil(source.count / batchSize);
  }

  batch(epoch: number, step: number): Batch {
    const order = this.orderOf(epoch);
    const start = step * this.batchSize;
    return gatherBatch(this.source, order.subarray(start, start + this.batchSize));
  }

  private orderOf(epoch: number): Uint32Array {
    if (this.shuffled?.epoch !== epoch) {
      const order = new Random(this.seed, SHUFFLE_STREAM, epoch).permutation(this.source.count);
      this.shuffled = { epoch, order };
    }
    return this.shuffled.order;
  }
}

/** The pictures at `indices` as values in 0..1. */
export function gatherBatch(source: LabelledImages, indices: Uint32Array): Batch {
  const { pixels, images } = source;
  const inputs = new Float32Array(indices.length * pixels);
  const labels = new Int32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    const from = index * pixels;
    const to = i * pixels;
    for (let p = 0; p < pixels; p++) inputs[to + p] = images[from + p]! / 255;
    labels[i] = source.labels[index]!;
  }
  return { count: indices.length, inputs, labels };
}
