import { writeIdx } from "../../src/formats/idx";
import { Random } from "../../src/random/random";
import type { DatasetFile } from "../dataset/files";
import { SHAPES, type Shape } from "./shapes";

/** Pixels on each side of a picture, as in Fashion-MNIST. */
const SIDE = 28;

/** Each pixel is the mean of so many samples in each direction. */
const SAMPLES = 2;

/** How many pictures are in each file. The app offers to train on 5,000 at the least. */
const COUNTS = { train: 5000, t10k: 1000 };

/**
 * A dataset in the format of Fashion-MNIST, of ten kinds of shapes that differ in size, place, angle and shade, on noise. The
 * labels go round: picture i shows kind i % 10. It is the same on every machine, as only arithmetic that IEEE 754 defines to the
 * last bit goes into it. Fewer pictures are the first of them.
 */
export function drawDataset(counts = COUNTS): Readonly<Record<DatasetFile, Uint8Array>> {
  const train = drawPictures(counts.train, 1);
  const test = drawPictures(counts.t10k, 2);
  return {
    "train-images-idx3-ubyte": train.images,
    "train-labels-idx1-ubyte": train.labels,
    "t10k-images-idx3-ubyte": test.images,
    "t10k-labels-idx1-ubyte": test.labels,
  };
}

function drawPictures(count: number, seed: number): { images: Uint8Array; labels: Uint8Array } {
  const shapes = Object.values(SHAPES);
  const random = new Random(seed);
  const images = new Uint8Array(count * SIDE * SIDE);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = i % shapes.length;
    drawPicture(shapes[i % shapes.length]!, random, images.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE));
  }
  return {
    images: writeIdx({ dimensions: [count, SIDE, SIDE], data: images }),
    labels: writeIdx({ dimensions: [count], data: labels }),
  };
}

/** Draws a shape somewhere in a picture of SIDE x SIDE grey values. */
function drawPicture(shape: Shape, random: Random, pixels: Uint8Array): void {
  const toShape = placement(random);
  const ground = random.between(0, 40);
  const ink = ground + random.between(100, 210);
  const noise = random.between(5, 25);
  for (let at = 0; at < pixels.length; at++) {
    const [left, top] = [at % SIDE, Math.floor(at / SIDE)];
    let covered = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const x = left + ((sample % SAMPLES) + 0.5) / SAMPLES;
      const y = top + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
      if (shape(...toShape(x, y))) covered++;
    }
    const grey = ground + ((ink - ground) * covered) / (SAMPLES * SAMPLES) + random.between(-noise, noise);
    pixels[at] = Math.max(0, Math.min(255, Math.round(grey)));
  }
}

/** A random size, place and angle of a shape: gives the point of the shape that is at a point of the picture. */
function placement(random: Random): (x: number, y: number) => readonly [number, number] {
  const [centreX, centreY] = [random.between(0.42, 0.58) * SIDE, random.between(0.42, 0.58) * SIDE];
  const [wide, high] = [random.between(0.25, 0.42) * SIDE, random.between(0.25, 0.42) * SIDE];
  // The tangent of half the angle gives its sine and cosine without transcendental functions; 0.2 is 22.6 degrees.
  const t = random.between(-0.2, 0.2);
  const cos = (1 - t * t) / (1 + t * t);
  const sin = (2 * t) / (1 + t * t);
  return (x, y) => {
    const [dx, dy] = [x - centreX, y - centreY];
    return [(cos * dx + sin * dy) / wide, (cos * dy - sin * dx) / high];
  };
}
