import { activationWords } from "../../../words/explore-activations";
import { formatNumber } from "../../../words/numbers";

/** One channel of values whose channels lie side by side, row by row. */
export function channelOf(values: Float32Array, channels: number, channel: number): Float32Array {
  return Float32Array.from({ length: values.length / channels }, (_, i) => values[i * channels + channel]!);
}

/** Largest of some values. */
export const largestOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);

export const decimal = (value: number) => formatNumber(value, 2);

/** What a picture of values shows, in numbers: for who does not see it. */
export function describeValues(values: ArrayLike<number>, width: number): string {
  const height = values.length / width;
  const all = Array.from(values);
  const largest = largestOf(all);
  const at = all.indexOf(largest);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const zeros = all.filter((value) => value === 0).length;
  const [row, column] = [Math.floor(at / width), at % width];
  return activationWords.values(width, height, decimal(mean), decimal(largest), row, column, zeros);
}
