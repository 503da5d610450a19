import type { Evaluation } from "../../contract";
import { readBatch } from "../data/batches";
import type { Examples } from "../data/examples";
import { accuracyPerClass, confusionOf, expectedCalibrationError, topK } from "./metrics";

/** Pictures per batch: enough to keep the cores busy, few enough to stay responsive. */
const EVALUATION_BATCH = 128;

/** A network: probabilities, count x classes, for inputs, count x pixels. */
export type Predict = (inputs: Float32Array, count: number) => Promise<Float32Array>;

/** Predicts all examples, in batches: count x classes probabilities. Calls `onDone` after each with the number done. */
export async function predictAll(
  predict: Predict,
  source: Examples,
  classes: number,
  onDone: (done: number) => void | Promise<void> = () => {},
): Promise<Float32Array> {
  const probabilities = new Float32Array(source.count * classes);
  for (let start = 0; start < source.count; start += EVALUATION_BATCH) {
    const end = Math.min(source.count, start + EVALUATION_BATCH);
    const indices = Uint32Array.from({ length: end - start }, (_, i) => start + i);
    probabilities.set(await predict(readBatch(source, indices).inputs, end - start), start * classes);
    await onDone(end);
  }
  return probabilities;
}

/** Probabilities are raised to this before their logarithm is taken, as in Keras: it keeps the mean loss finite. */
const LEAST_PROBABILITY = 1e-7;

/** Mean cross-entropy and accuracy (0..1) of probabilities, count x classes. */
export function scoreAnswers(
  probabilities: Float32Array,
  labels: Uint8Array,
): { loss: number; accuracy: number } {
  const classes = probabilities.length / labels.length;
  let loss = 0;
  let right = 0;
  labels.forEach((label, i) => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    loss -= Math.log(Math.max(LEAST_PROBABILITY, row[label]!));
    if (topK(row, 1)[0] === label) right++;
  });
  return { loss: loss / labels.length, accuracy: right / labels.length };
}

/** Evaluates probabilities, count x classes, against `truth`, count indices into `labels`. */
export function evaluateAnswers(args: {
  readonly model: string;
  readonly dataset: string;
  readonly labels: readonly string[];
  readonly truth: Uint8Array;
  readonly probabilities: Float32Array;
}): Evaluation {
  const { model, dataset, labels, truth, probabilities } = args;
  const tops = Array.from(truth, (_, i) =>
    topK(probabilities.subarray(i * labels.length, (i + 1) * labels.length), 2),
  );
  const graded = tops.map(([first], i) => ({
    confidence: probabilities[i * labels.length + first!]!,
    right: first === truth[i],
  }));
  const confusion = confusionOf(
    labels,
    tops.map(([first], i) => [truth[i]!, first!] as const),
  );
  const share = (count: number) => (truth.length === 0 ? 0 : count / truth.length);
  return {
    model,
    dataset,
    count: truth.length,
    accuracy: share(graded.filter(({ right }) => right).length),
    top2: share(tops.filter((top, i) => top.includes(truth[i]!)).length),
    ece: expectedCalibrationError(graded),
    confusion,
    perClass: accuracyPerClass(confusion),
  };
}
