import { FOOTWEAR, FOOTWEAR_LABELS } from "../../../src/contract";
import { NONE_INDEX } from "../../../src/ml/data/groups";
import { type Body, featuresOf, mirrored } from "../../../src/ml/training/features";
import type { Lessons } from "../../../src/ml/training/lessons";
import { photoExamples } from "../../../src/ml/training/photo-examples";
import type { FramedPhoto, InputShape } from "../../../src/pictures/preprocess";
import { Random } from "../../../src/random/random";
import { yieldToMessages } from "../event-loop";

/** A photo to learn from; its pixels are asked for when its turn comes. */
export interface Lesson {
  /** The class that it shows. */
  readonly label: string;
  frame(): FramedPhoto | Promise<FramedPhoto>;
}

/** Photos as features: `views` x `count` x `size`. The first view is each photo as it is, the second its mirror image. */
export interface SeenLessons {
  readonly count: number;
  readonly views: number;
  readonly size: number;
  readonly features: Float32Array;
}

/** Photos that go through the body of a network at once. */
const AT_ONCE = 32;

/** Keeps the stream that looks anew apart from those that draw. */
const VIEW_STREAM = 3;

interface Looking {
  readonly body: Body;
  readonly shape: InputShape;
  readonly views: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onLooked: (photos: number) => void;
}

/** Looks at every photo `views` times: as it is, mirrored, and then seen anew. Between batches it can be stopped. */
export async function lookAt(
  lessons: readonly Lesson[],
  { body, shape, views, seed, signal, onLooked }: Looking,
): Promise<SeenLessons> {
  const random = new Random(seed, VIEW_STREAM);
  const { length: count } = lessons;
  let [features, size] = [new Float32Array(0), 0];
  for (let from = 0; from < count; from += AT_ONCE) {
    const photos = [];
    for (const lesson of lessons.slice(from, from + AT_ONCE)) {
      signal.throwIfAborted();
      photos.push({ photo: await lesson.frame(), label: NONE_INDEX });
    }
    const examples = photoExamples(photos, shape);
    for (let view = 0; view < views; view++) {
      const shown = view === 1 ? mirrored(examples, shape) : examples;
      const seen = await featuresOf(body, shown, shape, view > 1 ? random : undefined);
      if (size === 0) {
        size = seen.length / photos.length;
        features = new Float32Array(views * count * size);
      }
      features.set(seen, (view * count + from) * size);
      await yieldToMessages();
      signal.throwIfAborted();
    }
    onLooked(from + photos.length);
  }
  return { count, views, size, features };
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

/** What photos teach a network of `known` labels. Classes that it lacks become new labels, in the order they come. */
export function teachingOf(
  known: readonly string[],
  lessons: readonly Pick<Lesson, "label">[],
  classOf: ClassOf = (label) => label,
): Teaching {
  const shown = lessons.map(({ label }) => label);
  const labels = labelsWith(known, shown, classOf);
  return { labels, shown, right: shown.map((label) => rightFor(label, labels, classOf)) };
}

/** What the photos at `indices` teach. */
export function lessonsOf(
  { count, views, size, features }: SeenLessons,
  { right }: Teaching,
  indices: readonly number[],
): Lessons {
  const rows = Array.from({ length: views }, (_, view) => indices.map((i) => view * count + i)).flat();
  const chosen = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    chosen.set(features.subarray(row * size, (row + 1) * size), i * size);
  });
  const photos = indices.map((index, i) => ({
    views: Array.from({ length: views }, (_, view) => view * indices.length + i),
    right: right[index]!,
  }));
  return { features: chosen, photos };
}

/** The class, among those there are now, that a label of a network stands for. */
export type ClassOf = (label: string) => string;

function labelsWith(known: readonly string[], shown: readonly string[], classOf: ClassOf): readonly string[] {
  const stoodFor = new Set(known.map(classOf));
  const added = shown.filter((label) => label !== FOOTWEAR && !stoodFor.has(label));
  return [...known, ...new Set(added)];
}

/** All labels that were merged into the class are right for it, and any shoe for "footwear". */
function rightFor(label: string, labels: readonly string[], classOf: ClassOf): readonly number[] {
  const isRight = (name: string) =>
    label === FOOTWEAR ? (FOOTWEAR_LABELS as readonly string[]).includes(name) : classOf(name) === label;
  return labels.flatMap((name, i) => (isRight(name) ? [i] : []));
}
