import type { RgbaImage } from "../../src/pictures/preprocess";
import { askedThread } from "./asked-thread";

const askTeachable = askedThread("teachable-machine-worker.mjs");

/** The files of an image model that Teachable Machine exported, and what its library answers. */
export interface TeachableModel {
  readonly modelJson: string;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly metadataJson: string;
  /** The probabilities of the labels for each picture. */
  readonly answers: readonly (readonly number[])[];
}

/**
 * Teaches an image model with Teachable Machine's library, and asks it about the pictures that it was taught: the first one
 * shows the first label, the second one the second, and so on around.
 * @param grayscale Whether the model sees no colours
 * @param pictures Their shorter side has 224 pixels, so that nothing has to be scaled
 */
export function makeTeachable(
  labels: readonly string[],
  pictures: readonly RgbaImage[],
  { grayscale = false } = {},
): Promise<TeachableModel> {
  return askTeachable({ labels, pictures, grayscale });
}
