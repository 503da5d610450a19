import type { BenchAnswers, BenchCheck } from "../../contract";

/** Largest accepted absolute difference of probabilities. Half-precision GPUs stay well within it; a wrong kernel does not. */
export const PROBABILITY_TOLERANCE = 2e-3;

/** Largest accepted difference of gradients, as a share of the largest gradient: half precision explains that much. */
const GRADIENT_TOLERANCE = 2e-2;

/** Compares answers with those of the `cpu` backend. Without a reference they count as right. */
export function checkAnswers(answers: BenchAnswers, reference: BenchAnswers | undefined): BenchCheck {
  if (!reference) return { answers, right: true };
  const maxAbsDiff = largestDifference(answers.probabilities, reference.probabilities);
  // Graph models may answer with more than probabilities.
  const isRight = maxAbsDiff <= PROBABILITY_TOLERANCE * Math.max(1, largest(reference.probabilities));
  if (!answers.gradients || !reference.gradients) return { answers, maxAbsDiff, right: isRight };
  const maxGradientDiff = largestDifference(answers.gradients, reference.gradients);
  const right = isRight && maxGradientDiff <= GRADIENT_TOLERANCE * largest(reference.gradients);
  return { answers, maxAbsDiff, maxGradientDiff, right };
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The largest absolute difference; infinite where one is not finite, or the lengths differ. */
function largestDifference(values: Float32Array, reference: Float32Array): number {
  if (values.length !== reference.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const difference = Math.abs(values[i]! - reference[i]!);
    if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, difference);
  }
  return largest;
}
