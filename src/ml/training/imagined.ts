import {
  add,
  addN,
  concat,
  matMul,
  relu,
  square,
  type Tensor2D,
  tensor1d,
  tensor2d,
} from "@tensorflow/tfjs-core";
import { Random } from "../../random/random";
import { valuesOf } from "../ops/guard";
import type { LessonPhoto, Lessons } from "./lessons";
import type { Memory } from "./memory";

/** See the note on random streams in `data/batches.ts`. */
const IMAGINED_STREAM = 9;

/** At most so many feature vectors are imagined for one photo, and about so many for all photos together. */
const FOR_EACH = 128;
const FOR_ALL = 4096;

/**
 * A new class is assumed to vary like this many of the nearest remembered classes. A remembered class with fewer
 * pictures than `LEAST_REMEMBERED` does not show how it varies.
 */
const NEAREST = 2;
const LEAST_REMEMBERED = 20;

/** The imagined features vary by this share of the remembered classes' variance. */
const SPREAD = 0.5;

/** How a remembered class varies: its mean, and each picture's difference from that, count x size values. */
interface Variety {
  readonly centre: Float32Array;
  readonly count: number;
  readonly differences: Float32Array;
}

/**
 * Adds imagined views to the photos of new classes, which have only a few photos. Around each photo, features are drawn
 * that vary as the nearest remembered classes do (distribution calibration: Yang et al., Free Lunch for Few-shot
 * Learning, 2021; here with each photo as its own mean). They are drawn as square roots, because roots of features are
 * closer to a normal distribution.
 * @param known Number of classes that the network had before. Their photos get no imagined views.
 * @throws BackendFailure where the backend fails
 */
export async function withImagined(
  lessons: Lessons,
  memory: Memory,
  known: number,
  seed: number,
): Promise<Lessons> {
  const fresh = lessons.photos.filter(({ right }) => right.every((label) => label >= known));
  const varieties = varietiesOf(memory);
  if (fresh.length === 0 || varieties.length === 0) return lessons;
  const each = Math.min(FOR_EACH, Math.ceil(FOR_ALL / fresh.length));
  const random = new Random(seed, IMAGINED_STREAM);
  const imagined = await valuesOf(() =>
    concat(
      fresh.map((photo) => around(rootOf(lessons.features, photo, memory.size), varieties, each, random)),
    ),
  );
  const features = new Float32Array(lessons.features.length + imagined.length);
  features.set(lessons.features);
  features.set(imagined, lessons.features.length);
  const first = lessons.features.length / memory.size;
  const more = new Map(
    fresh.map((photo, i) => [photo, Array.from({ length: each }, (_, k) => first + i * each + k)]),
  );
  const photos = lessons.photos.map((photo) => ({
    ...photo,
    views: [...photo.views, ...(more.get(photo) ?? [])],
  }));
  return { features, photos };
}

/** Square roots of a photo's features, averaged over the photo and its mirror image. */
function rootOf(features: Float32Array, { views }: LessonPhoto, size: number): Float32Array {
  const [plain = 0, mirrored = plain] = views;
  return Float32Array.from({ length: size }, (_, i) =>
    Math.sqrt((features[plain * size + i]! + features[mirrored * size + i]!) / 2),
  );
}

function varietiesOf({ count, size, features, labels }: Memory): readonly Variety[] {
  const byLabel = new Map<number, Float32Array[]>();
  for (let i = 0; i < count; i++) {
    const root = features.subarray(i * size, (i + 1) * size).map((value) => Math.sqrt(value));
    const alike = byLabel.get(labels[i]!);
    if (alike) alike.push(root);
    else byLabel.set(labels[i]!, [root]);
  }
  return [...byLabel.values()]
    .filter(({ length }) => length >= LEAST_REMEMBERED)
    .map((pictures) => varietyOf(pictures, size));
}

function varietyOf(pictures: readonly Float32Array[], size: number): Variety {
  const centre = new Float32Array(size);
  for (const picture of pictures) {
    for (let i = 0; i < size; i++) centre[i]! += picture[i]! / pictures.length;
  }
  const differences = new Float32Array(pictures.length * size);
  pictures.forEach((picture, row) => {
    for (let i = 0; i < size; i++) differences[row * size + i] = picture[i]! - centre[i]!;
  });
  return { centre, count: pictures.length, differences };
}

/** Draws features, each x size: their roots are normal around `root`, with the nearest classes' mean covariance. */
function around(root: Float32Array, varieties: readonly Variety[], each: number, random: Random): Tensor2D {
  const nearest = [...varieties]
    .sort((a, b) => distance(a.centre, root) - distance(b.centre, root))
    .slice(0, NEAREST);
  // A sum of the differences with random normal weights has exactly their covariance.
  const moved = nearest.map(({ count, differences }) => {
    const scale = Math.sqrt(SPREAD / nearest.length / (count - 1));
    const weights = Float32Array.from({ length: each * count }, () => scale * random.normal());
    return matMul(tensor2d(weights, [each, count]), tensor2d(differences, [count, root.length]));
  });
  return square(relu(add(addN(moved), tensor1d(root)))) as Tensor2D;
}

const distance = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
