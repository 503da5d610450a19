import { sharpen } from "../../../src/ml/models/classifier";
import { answerFeatures, classesOfHead, type Head } from "../../../src/ml/models/head";
import { classesOf, type Memory } from "../../../src/ml/training/memory";
import { topK } from "../../../src/ml/training/metrics";
import { answersByClasses, type ClassRecords } from "../collection/answers";
import type { ClassOf, SeenLessons } from "./lessons";

/** Dense layers with the names of what they tell apart. */
export interface NamedHead {
  readonly head: Head;
  readonly labels: readonly string[];
  readonly temperature: number;
}

/** Views of a photo that an answer is the mean of: as it is, and mirrored. */
const ANSWERED_VIEWS = 2;

/** The class that the app would answer for each of the photos at `indices`, in their order. */
export async function answersTo(
  { count, views, size, features }: SeenLessons,
  indices: readonly number[],
  { head, labels, temperature }: NamedHead,
  records: ClassRecords,
): Promise<readonly (string | undefined)[]> {
  const answered = Math.min(views, ANSWERED_VIEWS);
  const rows = new Float32Array(answered * indices.length * size);
  for (let view = 0; view < answered; view++) {
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
    const sums = labels.map((_, label) => at(0, i, label) + (answered > 1 ? at(1, i, label) : 0));
    return answersByClasses(labels, sums, records).answers[0]?.label;
  });
}

/** Which of the reference pictures are answered right; any class that was merged with the right one is. */
export async function rightOnReference(
  reference: Memory,
  rootLabels: readonly string[],
  { head, labels }: NamedHead,
  classOf: ClassOf,
): Promise<readonly boolean[]> {
  const probabilities = await answerFeatures(head, reference.features);
  const classes = classesOfHead(head);
  return Array.from(reference.labels, (label, i) => {
    const answer = classOf(labels[topK(probabilities.subarray(i * classes, (i + 1) * classes), 1)[0]!]!);
    return classesOf(label, rootLabels).some((name) => classOf(name) === answer);
  });
}
