import { contrastWithGround } from "./contrast";
import type { Colour } from "./rgba-image";
import type { SquareImage } from "./square";

/**
 * Four values per pixel: red, green and blue minus the background's, each in -1..1, and the contrast with the background,
 * 0..1. The garment keeps its colours, and any background becomes 0.
 */
export function coloursOnGround(square: SquareImage, ground: Colour): Float32Array {
  const { side, pixels } = square;
  const [red, green, blue] = ground;
  const contrast = contrastWithGround(square, ground);
  const values = new Float32Array(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    values[4 * i] = (pixels[3 * i]! - red) / 255;
    values[4 * i + 1] = (pixels[3 * i + 1]! - green) / 255;
    values[4 * i + 2] = (pixels[3 * i + 2]! - blue) / 255;
    values[4 * i + 3] = contrast[i]!;
  }
  return values;
}
