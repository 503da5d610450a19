import type { Random } from "../random";

/** Where a picture is looked at: shift in fractions of it, scale above 1 to see more of it, turn in radians. */
export interface Motion {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scale: number;
  readonly turn: number;
  readonly mirrored: boolean;
}

/** The most that each part of a motion may be; `scale` as the logarithm. */
export interface MotionLimits {
  readonly shift: number;
  readonly scale: number;
  readonly turn: number;
}

export function randomMotion(random: Random, { shift, scale, turn }: MotionLimits): Motion {
  return {
    shiftX: random.between(-shift, shift),
    shiftY: random.between(-shift, shift),
    scale: Math.exp(random.between(-scale, scale)),
    turn: random.between(-turn, turn),
    mirrored: random.next() < 0.5,
  };
}

export interface SampledPicture {
  /** side x side x channels values, row by row. */
  readonly values: ArrayLike<number>;
  readonly side: number;
  readonly channels: number;
  /** What is seen beyond the edges, a value a channel. */
  readonly outside: readonly number[];
}

/** Writes size x size x channels values: the picture as seen through a motion, with bilinear sampling. */
export function sampleMoved(
  { values, side, channels, outside }: SampledPicture,
  { shiftX, shiftY, scale, turn, mirrored }: Motion,
  into: Float32Array,
  size: number,
): void {
  const step = (scale * side) / size;
  const cos = Math.cos(turn) * step;
  const sin = Math.sin(turn) * step;
  const centre = (side - 1) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dx = (x - (size - 1) / 2) * (mirrored ? -1 : 1);
      const dy = y - (size - 1) / 2;
      const sx = centre + shiftX * side + dx * cos - dy * sin;
      const sy = centre + shiftY * side + dx * sin + dy * cos;
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      const fx = sx - left;
      const fy = sy - top;
      for (let c = 0; c < channels; c++) {
        const at = (px: number, py: number) =>
          px < 0 || py < 0 || px >= side || py >= side
            ? outside[c]!
            : values[(py * side + px) * channels + c]!;
        const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
        const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
        into[(y * size + x) * channels + c] = upper * (1 - fy) + lower * fy;
      }
    }
  }
}
