import type { LabelledImages } from "../ml/data/images";

/** Pixels of a Fashion-MNIST picture. */
export const FASHION_MNIST_PIXELS = 28 * 28;

/** The bytes of a shard: all pictures, then all labels. */
export function packShard({ images, labels }: LabelledImages): Uint8Array {
  const bytes = new Uint8Array(images.length + labels.length);
  bytes.set(images);
  bytes.set(labels, images.length);
  return bytes;
}

/**
 * Joins decompressed shards into one set, in order.
 * @throws RangeError if a shard's size is not a whole number of labelled pictures
 */
export function joinShards(shards: readonly Uint8Array[]): LabelledImages {
  const pixels = FASHION_MNIST_PIXELS;
  const counts = shards.map((shard) => shard.length / (pixels + 1));
  if (!counts.every(Number.isInteger)) throw new RangeError("a shard that holds no whole number of pictures");
  const count = counts.reduce((sum, n) => sum + n, 0);
  const images = new Uint8Array(count * pixels);
  const labels = new Uint8Array(count);
  let at = 0;
  shards.forEach((shard, i) => {
    const n = counts[i]!;
    images.set(shard.subarray(0, n * pixels), at * pixels);
    labels.set(shard.subarray(n * pixels), at);
    at += n;
  });
  return { count, pixels, images, labels };
}
