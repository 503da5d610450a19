/** Labelled grey pictures of one size, as bytes: how the dataset is stored and passed between threads. */
export interface LabelledImages {
  readonly count: number;
  /** Pixels in a picture. */
  readonly pixels: number;
  /** count x pixels bytes, picture after picture, row by row. */
  readonly images: Uint8Array;
  /** count class indices. */
  readonly labels: Uint8Array;
}

/** Copies the pictures at `indices`, in that order. */
export function selectImages(source: LabelledImages, indices: Uint32Array): LabelledImages {
  const { pixels } = source;
  const images = new Uint8Array(indices.length * pixels);
  const labels = new Uint8Array(indices.length);
  indices.forEach((index, i) => {
    images.set(source.images.subarray(index * pixels, (index + 1) * pixels), i * pixels);
    labels[i] = source.labels[index]!;
  });
  return { count: indices.length, pixels, images, labels };
}
