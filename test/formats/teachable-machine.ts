import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { RgbaImage } from "../../src/pictures/preprocess";

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
export async function makeTeachable(
  labels: readonly string[],
  pictures: readonly RgbaImage[],
  { grayscale = false } = {},
): Promise<TeachableModel> {
  // Silences TensorFlow.js's greeting. Errors still arrive as error events.
  const worker = new Worker(path.join(__dirname, "teachable-machine-worker.mjs"), {
    workerData: { labels, pictures, grayscale },
    stdout: true,
    stderr: true,
  });
  try {
    return (await once(worker, "message"))[0] as TeachableModel;
  } finally {
    await worker.terminate();
  }
}
