import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { ModelCard } from "../../contract";
import { type Motion, STILL, sampleMoved } from "../../pictures/motion";
import type { InputShape } from "../../pictures/preprocess";
import { requireNumbers } from "../ops/guard";
import { answer, inputShapeOf } from "./answer";
import { fromNetworkFiles, type NetworkFiles } from "./layers-model";

/** A photo whose contrast with its background, 0..1, stays below this everywhere shows an empty wall. */
const LEAST_CONTRAST = 0.5;

const MIRRORED: Motion = { ...STILL, mirrored: true };

export interface PhotoAnswer {
  /** Calibrated probabilities, one for each label. */
  readonly probabilities: Float32Array;
  /**
   * Confidence, 0..1, that the photo shows one of the classes at all: the highest probability before calibration. The
   * network was trained to be unsure about anything else, and calibration, which was fitted to known classes, would
   * blur that.
   */
  readonly known: number;
}

/** A network with its model card, ready to classify. */
export class Classifier {
  private constructor(
    readonly network: LayersModel,
    readonly card: ModelCard,
  ) {}

  /** @throws HangerError `model-invalid` where the files hold no network that this app can run */
  static async load(files: NetworkFiles, card: ModelCard): Promise<Classifier> {
    return new Classifier(await fromNetworkFiles(files), card);
  }

  /** Height, width and channels of the input. */
  get inputShape(): InputShape {
    const [height = 0, width = 0, channels = 0] = inputShapeOf(this.network);
    return [height, width, channels];
  }

  /**
   * Calibrated probabilities, count x classes, for inputs, count x height x width x channels, as `toInput` makes them.
   * @throws BackendFailure where the backend fails, or returns NaN or infinity
   */
  async predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const probabilities = await this.answer(inputs, count);
    return sharpen(probabilities, this.card.labels.length, this.card.temperature);
  }

  /**
   * Classifies one photo: the geometric mean of the probabilities for its input and for the mirror image, which shows
   * the same garment and often gets a slightly different answer. Averaging before or after calibration is the same.
   * @param input height x width x channels values, as `toInput` makes them
   * @throws BackendFailure where the backend fails, or returns NaN or infinity
   */
  async predictPhoto(input: Float32Array, { mirrored = true } = {}): Promise<PhotoAnswer> {
    const views = mirrored ? [STILL, MIRRORED] : [STILL];
    const each = await this.answer(this.seen(input, views), views.length);
    const { labels, temperature } = this.card;
    const over = (combine: (values: readonly number[]) => number) =>
      Float32Array.from({ length: labels.length }, (_, label) =>
        combine(views.map((_, view) => each[view * labels.length + label]!)),
      );
    return {
      probabilities: sharpen(over(geometricMean), labels.length, temperature),
      known: this.isBlank(input) ? 0 : over(mean).reduce((highest, p) => Math.max(highest, p), 0),
    };
  }

  private async answer(inputs: Float32Array, count: number): Promise<Float32Array> {
    const probabilities = await answer(this.network, inputs, count);
    requireNumbers(probabilities);
    return probabilities;
  }

  /** Whether nothing stands out from the background: an input's last channel is its contrast with that. */
  private isBlank(input: Float32Array): boolean {
    const channels = this.inputShape[2];
    return input.every((value, i) => i % channels < channels - 1 || value < LEAST_CONTRAST);
  }

  private seen(input: Float32Array, views: readonly Motion[]): Float32Array {
    const [side, , channels] = this.inputShape;
    const picture = { values: input, side, channels, outside: new Array<number>(channels).fill(0) };
    const all = new Float32Array(views.length * input.length);
    views.forEach((view, i) => {
      const into = all.subarray(i * input.length, (i + 1) * input.length);
      if (view === STILL) into.set(input);
      else sampleMoved(picture, view, into, side);
    });
    return all;
  }

  dispose(): void {
    this.network.dispose();
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Not normalised to a sum of 1; `sharpen` does that. */
const geometricMean = (values: readonly number[]) =>
  values.reduce((product, value) => product * value ** (1 / values.length), 1);

/**
 * Temperature scaling (Guo et al., 2017) of probabilities [n, classes]: softmax(log(p) / temperature), the same as
 * dividing the logits by the temperature. Below 1 it makes answers surer, above 1 less sure.
 */
export function sharpen(probabilities: Float32Array, classes: number, temperature: number): Float32Array {
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
