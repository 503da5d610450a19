import type { Aim } from "../contract";
import type { RgbaImage } from "./preprocess";
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

/** Less than this share of the largest thing is no thing of its own, but a shadow, a button or a hanger. */
const LEAST_OF_LARGEST = 0.3;

const WHITE = 255;

/** Where the garment is in a picture, and how light the picture and its ground are. Any picture of at least one pixel gives an answer. */
export function aimOf(image: RgbaImage): Aim {
  const flat = withoutTransparency(image);
  const ground = groundColour(flat);
  // Stretched, so that shares of the coarse picture are shares of this one.
  const { pixels } = toSquare(flat, ground, SIDE, "stretch");
  const contrast = contrastWithGround({ side: SIDE, pixels }, ground);
  const standing = [...contrast.keys()].filter((i) => contrast[i]! >= STANDS_OUT);
  const light = {
    ground: meanOf(ground) / WHITE,
    brightness: meanOf(pixels) / WHITE,
  };
  if (standing.length < LEAST_SHARE * contrast.length) return light;
  const { left, right, top, bottom } = extentOfGarment(contrast, SIDE);
  const distances = standing.map((i) =>
    Math.hypot(...ground.map((value, c) => (pixels[3 * i + c]! - value) / WHITE / Math.sqrt(3))),
  );
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

/** How many separate things of some size the pixels of the coarse picture at these indices make up. */
function thingsIn(indices: readonly number[]): number {
  const left = new Set(indices);
  const sizes: number[] = [];
  for (const first of indices) {
    if (!left.delete(first)) continue;
    const found = [first];
    for (let next = 0; next < found.length; next++) {
      for (const neighbour of around(found[next]!)) if (left.delete(neighbour)) found.push(neighbour);
    }
    sizes.push(found.length);
  }
  const largest = Math.max(...sizes);
  return sizes.filter((size) => size >= LEAST_OF_LARGEST * largest && size >= LEAST_SHARE * SIDE * SIDE)
    .length;
}

function* around(index: number): Generator<number> {
  const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
  for (let dy = -NEAR; dy <= NEAR; dy++) {
    for (let dx = -NEAR; dx <= NEAR; dx++) {
      if (x + dx >= 0 && x + dx < SIDE) yield (y + dy) * SIDE + x + dx;
    }
  }
}
