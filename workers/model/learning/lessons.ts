import { FOOTWEAR, FOOTWEAR_LABELS, LABELS } from "../../../src/contract";
import { NONE_INDEX } from "../../../src/ml/data/groups";
import { type Body, featuresOf, mirrored } from "../../../src/ml/training/features";
import type { Memory } from "../../../src/ml/training/memory";
import { photoExamples } from "../../../src/ml/training/photo-examples";
import type { FramedPhoto, InputShape } from "../../../src/pictures/preprocess";
import { yieldToMessages } from "../event-loop";

/** A photo to learn from; its pixels are asked for when its turn comes. */
export interface Lesson {
  /** The class that it shows. */
  readonly label: string;
  frame(): FramedPhoto | Promise<FramedPhoto>;
}

/** Photos as features: views x count x size, each photo as it is and mirrored. */
export interface SeenLessons {
  readonly count: number;
  readonly size: number;
  readonly features: Float32Array;
}

/** Photos that go through the body of a network at once. */
const AT_ONCE = 32;

/** Each photo is looked at as it is and mirrored, as when it is answered. */
export const LESSON_VIEWS = 2;

export interface Looking {
  readonly body: Body;
  /** How many features it gives. */
  readonly size: number;
  readonly shape: InputShape;
  readonly signal: AbortSignal;
  readonly onLooked: (photos: number) => void;
}

/** Looks at every photo. Between batches it can be stopped. */
export async function lookAt(
  lessons: readonly Lesson[],
  { body, size, shape, signal, onLooked }: Looking,
): Promise<SeenLessons> {
  const { length: count } = lessons;
  const features = new Float32Array(LESSON_VIEWS * count * size);
  onLooked(0);
  for (let from = 0; from < count; from += AT_ONCE) {
    const photos = [];
    for (const lesson of lessons.slice(from, from + AT_ONCE)) {
      signal.throwIfAborted();
      photos.push({ photo: await lesson.frame(), label: NONE_INDEX });
    }
    const examples = photoExamples(photos, shape);
    for (const [view, shown] of [examples, mirrored(examples, shape)].entries()) {
      const seen = await featuresOf(body, shown, shape);
      features.set(seen, (view * count + from) * size);
      await yieldToMessages();
      signal.throwIfAborted();
    }
    onLooked(from + photos.length);
  }
  return { count, size, features };
}

/** What photos teach a network. */
export interface Teaching {
  /** Of the network that is made: those it had, and after them the new ones. */
  readonly labels: readonly string[];
  /** Of each photo, the class that it shows. */
  readonly shown: readonly string[];
  /** Of each photo, the indices of the labels that count as right. */
  readonly right: readonly (readonly number[])[];
}

/** What photos teach a network of `labels`. */
export function teachingOf(
  labels: readonly string[],
  lessons: readonly Pick<Lesson, "label">[],
  classOf: ClassOf = itself,
): Teaching {
  const shown = lessons.map(({ label }) => label);
  return { labels, shown, right: shown.map((label) => rightFor(label, labels, classOf)) };
}

/** What the photos at `indices` teach: the mean features of both views, with the label of each. */
export function rememberedOf(
  { count, size, features }: SeenLessons,
  { right }: Teaching,
  indices: readonly number[],
): Memory {
  // Of a shoe of an unknown kind nothing can be learned that tells kinds apart.
  const taught = indices.filter((index) => right[index]!.length > 0 && !isAnyShoe(right[index]!));
  const means = new Float32Array(taught.length * size);
  taught.forEach((index, i) => {
    for (let k = 0; k < size; k++) {
      means[i * size + k] =
        (features[index * size + k]! + features[(count + index) * size + k]!) / LESSON_VIEWS;
    }
  });
  const labels = Uint8Array.from(taught, (index) => right[index]![0]!);
  return { count: taught.length, size, features: means, labels };
}

const ALL_SHOES = FOOTWEAR_LABELS.map((label) => LABELS.indexOf(label));

const isAnyShoe = (right: readonly number[]) =>
  right.length === ALL_SHOES.length && ALL_SHOES.every((label) => right.includes(label));

/** The class, among those there are now, that a label of a network stands for. */
export type ClassOf = (label: string) => string;

const itself: ClassOf = (label) => label;

/**
 * The labels of a network of `known` ones that is taught the classes `shown`. Those that it lacks come last, in the order of
 * their ids, which no history of the collection changes: a head's sums are rounded in the order of its labels.
 */
export function labelsWith(
  known: readonly string[],
  shown: readonly string[],
  classOf: ClassOf = itself,
): readonly string[] {
  const stoodFor = new Set(known.map(classOf));
  const added = shown.filter((label) => label !== FOOTWEAR && !stoodFor.has(label));
  return [...known, ...[...new Set(added)].sort()];
}

/** All labels that were merged into the class are right for it, and any shoe for "footwear". */
function rightFor(label: string, labels: readonly string[], classOf: ClassOf): readonly number[] {
  const isRight = (name: string) =>
    label === FOOTWEAR ? (FOOTWEAR_LABELS as readonly string[]).includes(name) : classOf(name) === label;
  return labels.flatMap((name, i) => (isRight(name) ? [i] : []));
}
