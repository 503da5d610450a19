import { Random } from "../random";
import type { LabelledImages } from "./images";

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

/** Keep the streams that shuffle and augment apart from the one that splits. */
const SHUFFLE_STREAM = 2;
const AUGMENT_STREAM = 3;

/** Changes a picture in place, at random. */
export type Augment = (picture: Float32Array, random: Random) => void;

/** Every picture once an epoch, in an order of the epoch's own; the last batch may be smaller. */
export class ShuffledBatches implements BatchSource {
  readonly stepsPerEpoch: number;
  private shuffled?: { readonly epoch: number; readonly order: Uint32Array };

  constructor(
    private readonly source: LabelledImages,
    private readonly batchSize: number,
    private readonly seed: number,
    private readonly augment?: Augment,
  ) {
    this.stepsPerEpoch = Math.ceil(source.count / batchSize);
  }

  batch(epoch: number, step: number): Batch {
    const order = this.orderOf(epoch);
    const start = step * this.batchSize;
    const batch = gatherBatch(this.source, order.subarray(start, start + this.batchSize));
    if (this.augment) this.augmentAll(batch, new Random(this.seed, AUGMENT_STREAM, epoch, step));
    return batch;
  }

  private augmentAll({ inputs, count }: Batch, random: Random): void {
    const { pixels } = this.source;
    for (let i = 0; i < count; i++) this.augment?.(inputs.subarray(i * pixels, (i + 1) * pixels), random);
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
