import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { ModelCard } from "../../contract";
import type { InputShape } from "../../pictures/preprocess";
import { requireNumbers } from "../ops/guard";
import { answer, inputShapeOf } from "./answer";
import { fromNetworkFiles, type NetworkFiles } from "./layers-model";

/** A photo whose contrast with its background, 0..1, stays below this everywhere shows an empty wall. */
const LEAST_CONTRAST = 0.5;

/** Channels of an input that has colours and no contrast. */
const COLOURS = 3;

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
    return inputShapeOf(this.network) as InputShape;
  }

  /** How `preprocess` makes its input of a photo. */
  get preparation() {
    return { shape: this.inputShape, framing: this.card.framing };
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
   * the same garment and often gets a slightly different answer. Averaging before or after calibration is the same. A
   * network that looks at the centres of photos is asked once, as the program that made it asks.
   * @param input height x width x channels values, as `toInput` makes them
   * @throws BackendFailure where the backend fails, or returns NaN or infinity
   */
  async predictPhoto(
    input: Float32Array,
    { mirrored = this.card.framing !== "centre" } = {},
  ): Promise<PhotoAnswer> {
    const count = mirrored ? 2 : 1;
    const each = await this.answer(mirrored ? this.withMirrored(input) : input, count);
    const { labels, temperature } = this.card;
    const over = (combine: (values: readonly number[]) => number) =>
      Float32Array.from(labels, (_, label) =>
        combine(Array.from({ length: count }, (_, view) => each[view * labels.length + label]!)),
      );
    return {
      probabilities: sharpen(over(geometricMean), labels.length, temperature),
      known: this.isBlank(input) ? 0 : Math.max(...over(mean)),
    };
  }

  /** Inputs as `toInput` makes them, in the network's own scale. */
  scaled(inputs: Float32Array): Float32Array {
    const { inputScale } = this.card;
    return inputScale === undefined ? inputs : inputs.map((value) => value * inputScale);
  }

  private async answer(inputs: Float32Array, count: number): Promise<Float32Array> {
    const probabilities = await answer(this.network, this.scaled(inputs), count);
    requireNumbers(probabilities);
    return probabilities;
  }

  /** Whether nothing stands out from the background. The last channel says that, except where there are only colours. */
  private isBlank(input: Float32Array): boolean {
    const channels = this.inputShape[2];
    return (
      channels !== COLOURS && input.every((value, i) => i % channels < channels - 1 || value < LEAST_CONTRAST)
    );
  }

  /** The input, and its mirror image behind it. */
  private withMirrored(input: Float32Array): Float32Array {
    const [, width, channels] = this.inputShape;
    const row = width * channels;
    const both = new Float32Array(2 * input.length);
    both.set(input);
    for (let at = 0; at < input.length; at += channels) {
      const start = at - (at % row);
      both.set(input.subarray(at, at + channels), input.length + start + (row - channels - (at - start)));
    }
    return both;
  }

  dispose(): void {
    this.network.dispose();
  }
}

interface Numbers {
  reduce(combine: (sum: number, value: number) => number): number;
}

const sumOf = (values: Numbers) => values.reduce((sum, value) => sum + value);

const mean = (values: readonly number[]) => sumOf(values) / values.length;

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
    const sum = sumOf(values);
    scaled.set(
      values.map((value) => value / sum),
      row,
    );
  }
  return scaled;
}
