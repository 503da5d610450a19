import type { Augment } from "../data/batches";

/** How far pictures are changed: fractions of the frame, and radians. */
const MOST_SHIFT = 0.07;
const MOST_SCALE = 0.12;
const MOST_TURN = 0.15;

/**
 * Mirrors half the pictures, and moves, scales and turns each a little, with bilinear sampling; what comes in
 * from outside is black, as the dataset's ground.
 */
export function augmentGeometry(size: number): Augment {
  const source = new Float32Array(size * size);
  const centre = (size - 1) / 2;
  return (picture, random) => {
    source.set(picture);
    const turn = random.between(-MOST_TURN, MOST_TURN);
    const scale = 1 + random.between(-MOST_SCALE, MOST_SCALE);
    const mirror = random.next() < 0.5 ? -1 : 1;
    const shiftX = random.between(-MOST_SHIFT, MOST_SHIFT) * size;
    const shiftY = random.between(-MOST_SHIFT, MOST_SHIFT) * size;
    const cos = Math.cos(turn) * scale;
    const sin = Math.sin(turn) * scale;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const dx = (x - centre - shiftX) * mirror;
        const dy = y - centre - shiftY;
        picture[y * size + x] = sample(
          source,
          size,
          centre + dx * cos - dy * sin,
          centre + dx * sin + dy * cos,
        );
      }
    }
  };
}

/** The value between pixels, weighted by nearness; 0 outside. */
function sample(source: Float32Array, size: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= size || top >= size) return 0;
  const fx = x - left;
  const fy = y - top;
  const at = (px: number, py: number) =>
    px < 0 || py < 0 || px >= size || py >= size ? 0 : source[py * size + px]!;
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
