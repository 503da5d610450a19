import type { Random } from "../random/random";

/** How a picture is transformed: shift in fractions of its side, scales (above 1 shows more of it), turn in radians. */
export interface Motion {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly turn: number;
  readonly mirrored: boolean;
}

/** The identity: no change. */
export const STILL: Motion = { shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, turn: 0, mirrored: false };

/** The largest value of each part of a motion; `scale` is a logarithm. */
export interface MotionLimits {
  readonly shift: number;
  readonly scale: number;
  readonly turn: number;
  /** Ratio of width to height, as a logarithm: cloth stretches, and cameras are held at an angle. */
  readonly stretch: number;
}

/** Limits multiplied by `strength`, 0..1. */
export const limited = ({ shift, scale, turn, stretch }: MotionLimits, strength: number): MotionLimits => ({
  shift: strength * shift,
  scale: strength * scale,
  turn: strength * turn,
  stretch: strength * stretch,
});

export function randomMotion(random: Random, { shift, scale, turn, stretch }: MotionLimits): Motion {
  const scaleY = Math.exp(random.between(-scale, scale));
  return {
    shiftX: random.between(-shift, shift),
    shiftY: random.between(-shift, shift),
    scaleX: scaleY * Math.exp(random.between(-stretch, stretch)),
    scaleY,
    turn: random.between(-turn, turn),
    mirrored: random.next() < 0.5,
  };
}

/** A motion and a small one behind it. */
export function movedFurther(motion: Motion, small: Motion): Motion {
  return {
    shiftX: motion.shiftX + small.shiftX,
    shiftY: motion.shiftY + small.shiftY,
    scaleX: motion.scaleX * small.scaleX,
    scaleY: motion.scaleY * small.scaleY,
    turn: motion.turn + small.turn,
    mirrored: motion.mirrored !== small.mirrored,
  };
}

export interface SampledPicture {
  /** side x side x channels values, row by row. */
  readonly values: ArrayLike<number>;
  readonly side: number;
  readonly channels: number;
  /** The value beyond the edges, one per channel. */
  readonly outside: readonly number[];
}

/** Writes the transformed picture, size x size x channels values, with bilinear sampling. */
export function sampleMoved(
  { values, side, channels, outside }: SampledPicture,
  { shiftX, shiftY, scaleX, scaleY, turn, mirrored }: Motion,
  into: Float32Array,
  size: number,
): void {
  const step = side / size;
  const cos = Math.cos(turn) * step;
  const sin = Math.sin(turn) * step;
  const centre = (side - 1) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dx = (x - (size - 1) / 2) * (mirrored ? -scaleX : scaleX);
      const dy = (y - (size - 1) / 2) * scaleY;
      const sx = centre + shiftX * side + dx * cos - dy * sin;
      const sy = centre + shiftY * side + dx * sin + dy * cos;
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      const fx = sx - left;
      const fy = sy - top;
      const at = (top * side + left) * channels;
      const below = at + side * channels;
      const to = (y * size + x) * channels;
      if (left >= 0 && top >= 0 && left + 1 < side && top + 1 < side) {
        for (let c = 0; c < channels; c++) {
          const upper = values[at + c]! + (values[at + channels + c]! - values[at + c]!) * fx;
          const lower = values[below + c]! + (values[below + channels + c]! - values[below + c]!) * fx;
          into[to + c] = upper + (lower - upper) * fy;
        }
        continue;
      }
      for (let c = 0; c < channels; c++) {
        const upperLeft = within(left, top, side) ? values[at + c]! : outside[c]!;
        const upperRight = within(left + 1, top, side) ? values[at + channels + c]! : outside[c]!;
        const lowerLeft = within(left, top + 1, side) ? values[below + c]! : outside[c]!;
        const lowerRight = within(left + 1, top + 1, side) ? values[below + channels + c]! : outside[c]!;
        const upper = upperLeft + (upperRight - upperLeft) * fx;
        const lower = lowerLeft + (lowerRight - lowerLeft) * fx;
        into[to + c] = upper + (lower - upper) * fy;
      }
    }
  }
}

function within(x: number, y: number, side: number): boolean {
  return x >= 0 && y >= 0 && x < side && y < side;
}
