import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { ModelCard } from "../../contract";
import type { InputShape } from "../preprocess";
import { answer, inputShapeOf } from "./answer";
import { fromNetworkFiles, type NetworkFiles } from "./layers-model";

/** A network with its card, ready to answer. */
export class Classifier {
  private constructor(
    readonly network: LayersModel,
    readonly card: ModelCard,
  ) {}

  /** @throws HangerError `model-invalid` where files and card do not describe one network */
  static async load(files: NetworkFiles, card: ModelCard): Promise<Classifier> {
    return new Classifier(await fromNetworkFiles(files), card);
  }

  /** Height, width and channels of the input. */
  get inputShape(): InputShape {
    const [height = 0, width = 0, channels = 0] = inputShapeOf(this.network);
    return [height, width, channels];
  }

  /**
   * Calibrated probabilities, count x classes, of inputs in 0..1, count x height x width x channels.
   */
  async predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const probabilities = await answer(this.network, inputs, count);
    return sharpen(probabilities, this.card.labels.length, this.card.temperature);
  }

  /**
   * Calibrated probabilities of one photo's input: the mean over it and its mirror image, which shows the same
   * garment and is often answered a little differently.
   */
  async predictPhoto(input: Float32Array): Promise<Float32Array> {
    const { length } = this.card.labels;
    const both = new Float32Array(2 * input.length);
    both.set(input);
    both.set(mirror(input, this.inputShape), input.length);
    const probabilities = await this.predict(both, 2);
    return Float32Array.from({ length }, (_, i) => (probabilities[i]! + probabilities[length + i]!) / 2);
  }

  /** Confidence, 0..1, that the picture behind these probabilities shows one of the classes: the highest. */
  knownScore(probabilities: Float32Array): number {
    return probabilities.reduce((highest, p) => Math.max(highest, p), 0);
  }

  dispose(): void {
    this.network.dispose();
  }
}

/** An input with left and right exchanged. */
function mirror(input: Float32Array, [height, width, channels]: InputShape): Float32Array {
  const mirrored = new Float32Array(input.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      mirrored.set(input.subarray(from, from + channels), (y * width + width - 1 - x) * channels);
    }
  }
  return mirrored;
}

/**
 * Temperature scaling (Guo et al., 2017) of probabilities [n, classes]: softmax(log(p) / temperature), which
 * equals scaling the logits.
 */
function sharpen(probabilities: Float32Array, classes: number, temperature: number): Float32Array {
  if (temperature === 1) return probabilities;
  const scaled = probabilities.map((p) => p ** (1 / temperature));
  for (let row = 0; row < scaled.length; row += classes) {
    const values = scaled.subarray(row, row + classes);
    const sum = values.reduce((total, value) => total + value, 0);
    values.forEach((value, i) => {
      values[i] = value / sum;
    });
  }
  return scaled;
}
