import type { Aim } from "../contract";
import type { Colour, RgbaImage } from "./preprocess";
import { contrastWithGround } from "./preprocess/contrast";
import { withoutTransparency } from "./preprocess/flatten";
import { extentOfGarment, STANDS_OUT } from "./preprocess/garment-box";
import { groundColour } from "./preprocess/ground-colour";
import { toSquare } from "./preprocess/square";

/** Side of the coarse picture that is looked at, in pixels. */
const SIDE = 64;

/** Less than this share of a picture is specks, and no garment. */
const LEAST_SHARE = 0.005;

/** What lies no farther apart than this, in pixels of the coarse picture, is one thing: stripes, or a garment and its sleeve. */
const NEAR = 2;

/** What is smaller than this share of the largest thing is a shadow, a button or a hanger, and does not count. */
const LEAST_OF_LARGEST = 0.3;

const WHITE = 255;

/** Where the garment is in a picture, and how light the picture and its ground are. Any picture of at least one pixel gives an answer. */
export function aimOf(image: RgbaImage): Aim {
  const flat = withoutTransparency(image);
  const ground = groundColour(flat);
  // Stretched, so that shares of the coarse picture are shares of this one.
  const { pixels } = toSquare(flat, ground, SIDE, "stretch");
  const contrast = contrastWithGround({ side: SIDE, pixels }, ground);
  const standing = standingOut(contrast);
  const light = {
    ground: meanOf(ground) / WHITE,
    brightness: meanOf(pixels) / WHITE,
  };
  if (standing.length < LEAST_SHARE * contrast.length) return light;
  const { left, right, top, bottom } = extentOfGarment(contrast, SIDE);
  const distances = standing.map((i) => distanceOf(pixels, i, ground));
  return {
    ...light,
    garment: {
      left: left / SIDE,
      right: right / SIDE,
      top: top / SIDE,
      bottom: bottom / SIDE,
      things: thingsIn(standing),
      contrast: meanOf(distances),
    },
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** How far a pixel is from the ground's colour, 0..1. */
function distanceOf(pixels: Float32Array, i: number, ground: Colour): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) sum += (ground[c]! - pixels[3 * i + c]!) ** 2;
  return Math.sqrt(sum / 3) / WHITE;
}

/** The indices of the pixels that stand out from the ground. */
function standingOut(contrast: Float32Array): readonly number[] {
  const indices: number[] = [];
  for (let i = 0; i < contrast.length; i++) if (contrast[i]! >= STANDS_OUT) indices.push(i);
  return indices;
}

/** How many separate things of some size the pixels of the coarse picture at these indices make up. */
function thingsIn(indices: readonly number[]): number {
  const isLeft = new Uint8Array(SIDE * SIDE);
  for (const index of indices) isLeft[index] = 1;
  const sizes: number[] = [];
  for (const first of indices) {
    if (!isLeft[first]) continue;
    isLeft[first] = 0;
    const found = [first];
    for (let next = 0; next < found.length; next++) takeNeighbours(found[next]!, isLeft, found);
    sizes.push(found.length);
  }
  const least = Math.max(LEAST_OF_LARGEST * Math.max(...sizes), LEAST_SHARE * SIDE * SIDE);
  return sizes.filter((size) => size >= least).length;
}

/** Takes the pixels near one that are still left, and adds them to those that were found. */
function takeNeighbours(index: number, isLeft: Uint8Array, found: number[]): void {
  const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
  for (let row = Math.max(0, y - NEAR); row <= Math.min(SIDE - 1, y + NEAR); row++) {
    for (let column = Math.max(0, x - NEAR); column <= Math.min(SIDE - 1, x + NEAR); column++) {
      const neighbour = row * SIDE + column;
      if (!isLeft[neighbour]) continue;
      isLeft[neighbour] = 0;
      found.push(neighbour);
    }
  }
}
