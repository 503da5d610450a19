import type { Random } from "../../random/random";
import type { LabelledImages } from "./images";

/** Labelled inputs that are made when they are asked for, so that each showing may differ. */
export interface Examples {
  readonly count: number;
  /** Values of one input. */
  readonly pixels: number;
  /** Class index of an example, or that of a group of classes. */
  label(index: number): number;
  /** Writes an example's input, values in 0..1, changed at random where `random` is given. */
  read(index: number, into: Float32Array, random?: Random): void;
}

/** Changes a picture in place, at random. */
export type Augment = (picture: Float32Array, random: Random) => void;

/** The pictures of a dataset. */
export function pictureExamples(source: LabelledImages, augment?: Augment): Examples {
  const { count, pixels, images, labels } = source;
  return {
    count,
    pixels,
    label: (index) => labels[index]!,
    read(index, into, random) {
      const from = index * pixels;
      for (let p = 0; p < pixels; p++) into[p] = images[from + p]! / 255;
      if (random) augment?.(into, random);
    },
  };
}

/** Several sets as one, in their order, each `repeats` times over. */
export function joinExamples(
  parts: readonly { readonly examples: Examples; readonly repeats: number }[],
): Examples {
  const sizes = parts.map(({ examples, repeats }) => examples.count * repeats);
  const find = (index: number): [Examples, number] => {
    let rest = index;
    for (const [i, { examples }] of parts.entries()) {
      if (rest < sizes[i]!) return [examples, rest % examples.count];
      rest -= sizes[i]!;
    }
    throw new RangeError(`there is no example ${index}`);
  };
  return {
    count: sizes.reduce((sum, size) => sum + size, 0),
    pixels: parts[0]?.examples.pixels ?? 0,
    label(index) {
      const [examples, at] = find(index);
      return examples.label(at);
    },
    read(index, into, random) {
      const [examples, at] = find(index);
      examples.read(at, into, random);
    },
  };
}
