import { valueOfRank } from "./ground-colour";
import type { Colour } from "./rgba-image";
import type { SquareImage } from "./square";

/** The share of pixels that stay below full white: some glints and prints may exceed it. */
const BELOW_WHITE = 0.98;

/** A difference smaller than this, 0..255, is noise of the background and not a garment. */
const LEAST_WHITE = 0.08 * 255;

/**
 * The distance of each pixel's colour from the background's: 0 for the background itself, 1 for the most distant. This is
 * the dataset's convention, a light garment on black, for dark and for light garments.
 */
export function contrastWithGround({ side, pixels }: SquareImage, ground: Colour): Float32Array {
  const [red, green, blue] = ground;
  const distances = new Float32Array(side * side);
  for (let i = 0; i < distances.length; i++) {
    const r = pixels[3 * i]! - red;
    const g = pixels[3 * i + 1]! - green;
    const b = pixels[3 * i + 2]! - blue;
    distances[i] = Math.sqrt((r * r + g * g + b * b) / 3);
  }
  const white = Math.max(LEAST_WHITE, highDistance(distances));
  for (let i = 0; i < distances.length; i++) distances[i] = Math.min(1, distances[i]! / white);
  return distances;
}

function highDistance(distances: Float32Array): number {
  const counts = new Uint32Array(256);
  for (const distance of distances) counts[Math.min(255, Math.ceil(distance))]!++;
  return valueOfRank(counts, BELOW_WHITE * distances.length);
}
