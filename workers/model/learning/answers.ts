import { sharpen } from "../../../src/ml/networks/classifier";
import { answerFeatures, type Head } from "../../../src/ml/networks/head";
import { answersByClasses, type ClassRecords } from "../collection/answers";
import { LESSON_VIEWS, type SeenLessons } from "./lessons";

/** Dense layers with the names of what they tell apart. */
export interface NamedHead {
  readonly head: Head;
  readonly labels: readonly string[];
  readonly temperature: number;
}

/** The class that the app would answer for each of the photos at `indices`, in their order. */
export async function answersTo(
  { count, size, features }: SeenLessons,
  indices: readonly number[],
  { head, labels, temperature }: NamedHead,
  records: ClassRecords,
): Promise<readonly (string | undefined)[]> {
  const rows = new Float32Array(LESSON_VIEWS * indices.length * size);
  for (let view = 0; view < LESSON_VIEWS; view++) {
    indices.forEach((index, i) => {
      const from = (view * count + index) * size;
      rows.set(features.subarray(from, from + size), (view * indices.length + i) * size);
    });
  }
  const raw = await answerFeatures(head, rows);
  const probabilities = sharpen(raw, labels.length, temperature);
  const at = (view: number, i: number, label: number) =>
    probabilities[(view * indices.length + i) * labels.length + label]!;
  return indices.map((_, i) => {
    const sums = labels.map((_, label) => at(0, i, label) + at(1, i, label));
    return answersByClasses(labels, sums, records).answers[0]?.label;
  });
}
