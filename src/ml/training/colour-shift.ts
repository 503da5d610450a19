import type { FramedPhoto } from "../../pictures/preprocess";
import type { Random } from "../../random/random";

/** A linear change of colours: a 3 x 3 matrix, row by row; `negated` then inverts the result. */
interface ColourShift {
  readonly matrix: readonly number[];
  readonly negated: boolean;
}

const MIXING = 0.08;
const MOST_GAIN = 0.3;
const EXCHANGED_SHARE = 0.3;
const NEGATED_SHARE = 0.15;

/**
 * A random change of the light's colour and strength. Some shifts also exchange the channels or negate them, as if the
 * garment were dyed differently; with `dyed: false` none do.
 */
export function randomColourShift(random: Random, { dyed = true } = {}): ColourShift {
  const gain = Math.exp(random.between(-MOST_GAIN, MOST_GAIN));
  const first = random.next() < EXCHANGED_SHARE && dyed ? 1 : 0;
  const matrix = Array.from({ length: 9 }, (_, i) => {
    const [row, column] = [Math.floor(i / 3), i % 3];
    return gain * ((column === (row + first) % 3 ? 1 : 0) + MIXING * random.normal());
  });
  return { matrix, negated: random.next() < NEGATED_SHARE && dyed };
}

/** Applies a shift to a photo and its background colour. Changes `square` in place. */
export function shiftColours({ square, ground }: FramedPhoto, shift: ColourShift): FramedPhoto {
  shiftValues(square.pixels, shift);
  const colour = Float32Array.from(ground);
  shiftValues(colour, shift);
  return { square, ground: [colour[0]!, colour[1]!, colour[2]!] };
}

/** Changes colours, three values each, 0..255, in place. It runs for every pixel that training reads. */
function shiftValues(values: Float32Array, { matrix, negated }: ColourShift): void {
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = matrix as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [sign, from] = negated ? [-1, 255] : [1, 0];
  for (let at = 0; at < values.length; at += 3) {
    const r = values[at]!;
    const g = values[at + 1]!;
    const b = values[at + 2]!;
    values[at] = inRange(from + sign * (rr * r + rg * g + rb * b));
    values[at + 1] = inRange(from + sign * (gr * r + gg * g + gb * b));
    values[at + 2] = inRange(from + sign * (br * r + bg * g + bb * b));
  }
}

const inRange = (value: number) => Math.min(255, Math.max(0, value));

/** Random erasing (Zhong et al., 2020): covers a rectangle, under a third of each side, with one colour, in place. */
export function eraseRectangle({ square: { side, pixels } }: FramedPhoto, random: Random): void {
  const [height, width] = [4 + random.below(side / 3 - 4), 4 + random.below(side / 3 - 4)];
  const [top, left] = [random.below(side - height), random.below(side - width)];
  const colour = [random.next() * 255, random.next() * 255, random.next() * 255];
  for (let y = top; y < top + height; y++) {
    for (let at = 3 * (y * side + left); at < 3 * (y * side + left + width); at++)
      pixels[at] = colour[at % 3]!;
  }
}
