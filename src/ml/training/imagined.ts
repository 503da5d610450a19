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

/** Keeps the stream that imagines apart from those that draw and look. */
const IMAGINED_STREAM = 9;

/** Pictures imagined for each photo, and for all of them together. */
const FOR_EACH = 128;
const FOR_ALL = 4096;

/** Remembered classes that a photo's own is taken to vary like, and the fewest pictures that tell how one does. */
const NEAREST = 2;
const LEAST_REMEMBERED = 20;

/** Of the variance of the remembered classes, the share that is imagined. */
const SPREAD = 0.5;

/** How the pictures of a remembered class differ: its centre, and each picture's way from there, count x size values. */
interface Variety {
  readonly centre: Float32Array;
  readonly count: number;
  readonly differences: Float32Array;
}

/**
 * Lessons with more of what is new: of a class with a few photos, features are imagined around each of them that vary
 * as those of the remembered classes nearest to it do (distribution calibration: Yang et al., Free Lunch for Few-shot
 * Learning, 2021; with each photo as its own mean). Square roots of features are closer to normal than features.
 * @param known classes that the network had before; photos of those are enough as they are
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

/** Square roots of a photo's features, the mean over it and its mirror image. */
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

/** Draws from a normal distribution about `root` with the mean covariance of the nearest classes; features, each x size. */
function around(root: Float32Array, varieties: readonly Variety[], each: number, random: Random): Tensor2D {
  const nearest = [...varieties]
    .sort((a, b) => distance(a.centre, root) - distance(b.centre, root))
    .slice(0, NEAREST);
  // Differences with random weights have just the covariance that they were taken from.
  const moved = nearest.map(({ count, differences }) => {
    const scale = Math.sqrt(SPREAD / nearest.length / (count - 1));
    const weights = Float32Array.from({ length: each * count }, () => scale * random.normal());
    return matMul(tensor2d(weights, [each, count]), tensor2d(differences, [count, root.length]));
  });
  return square(relu(add(addN(moved), tensor1d(root)))) as Tensor2D;
}

const distance = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
