import type { InputShape } from "../../pictures/preprocess";
import { type Examples, pictureExamples } from "../data/examples";
import type { LabelledImages } from "../data/images";
import { augmentPicture } from "./augment-picture";
import { dressedExamples } from "./dressed-examples";

interface Variation {
  /** Strength of the augmentation, 0..1. */
  readonly augment: number;
  /** Whether the training also shows photos. The dataset's pictures then vary in exposure as photos do. */
  readonly amongPhotos?: boolean;
}

const UNCHANGED: Variation = { augment: 0 };

/** The dataset's pictures as examples for a network with inputs of `shape`, grey or coloured. */
export function datasetExamples(
  source: LabelledImages,
  shape: InputShape,
  { augment, amongPhotos = false }: Variation = UNCHANGED,
): Examples {
  const [height, width, channels] = shape;
  if (channels === 1 && height === width && height * width === source.pixels) {
    return pictureExamples(source, augment ? augmentPicture(height, augment, amongPhotos) : undefined);
  }
  const dressed = dressedExamples(source, shape);
  return augment ? dressed : { ...dressed, read: (index, into) => dressed.read(index, into) };
}
