import { contrastWithGround } from "./contrast";
import type { Colour } from "./rgba-image";
import type { SquareImage } from "./square";

/**
 * Four values per pixel: red, green and blue minus the background's, each in -1..1, and the contrast with the background,
 * 0..1. The garment keeps its colours, and any background becomes 0.
 */
export function coloursOnGround(square: SquareImage, ground: Colour): Float32Array {
  const { side, pixels } = square;
  const contrast = contrastWithGround(square, ground);
  const values = new Float32Array(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    for (let c = 0; c < 3; c++) values[4 * i + c] = (pixels[3 * i + c]! - ground[c]!) / 255;
    values[4 * i + 3] = contrast[i]!;
  }
  return values;
}
