import type { Random } from "../../random/random";
import type { LabelledImages } from "./images";

/** Labelled network inputs, made when they are read, so that augmentation can vary them each time. */
export interface Examples {
  readonly count: number;
  /** Values in one input: height x width x channels. */
  readonly pixels: number;
  /** Class index of an example; `trainingLabel` and `NONE_INDEX` say which others may occur. */
  label(index: number): number;
  /** Values that a teacher says of an example; none unless told. */
  readonly guided?: number;
  /**
   * Writes an example's input, `pixels` values within -1..1, into `into`; with `random`, augmented. What a teacher says of
   * it, seen like that, goes into `guide`; it stays all zeros where the teacher was not asked.
   */
  read(index: number, into: Float32Array, random?: Random, guide?: Float32Array): void;
}

/** Changes a picture, values in 0..1, at random and in place. */
export type Augment = (picture: Float32Array, random: Random) => void;

/** A dataset's grey pictures as examples, bytes scaled to 0..1; `augment` applies where a random stream is given. */
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

/** The examples at `indices`, in that order. */
export function pickExamples(examples: Examples, indices: Uint32Array): Examples {
  return {
    ...examples,
    count: indices.length,
    label: (index) => examples.label(indices[index]!),
    read: (index, ...rest) => examples.read(indices[index]!, ...rest),
  };
}

/** Concatenates sets of examples, each repeated `repeats` times. All have inputs of one size. */
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
    guided: parts.reduce((most, { examples }) => Math.max(most, examples.guided ?? 0), 0),
    label(index) {
      const [examples, at] = find(index);
      return examples.label(at);
    },
    read(index, into, random, guide) {
      const [examples, at] = find(index);
      examples.read(at, into, random, guide);
    },
  };
}
