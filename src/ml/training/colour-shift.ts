import type { Colour, FramedPhoto } from "../../pictures/preprocess";
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
 * garment were dyed differently.
 */
export function randomColourShift(random: Random): ColourShift {
  const gain = Math.exp(random.between(-MOST_GAIN, MOST_GAIN));
  const first = random.next() < EXCHANGED_SHARE ? 1 : 0;
  const matrix = Array.from({ length: 9 }, (_, i) => {
    const [row, column] = [Math.floor(i / 3), i % 3];
    return gain * ((column === (row + first) % 3 ? 1 : 0) + MIXING * random.normal());
  });
  return { matrix, negated: random.next() < NEGATED_SHARE };
}

/** Applies a shift to a photo and its background colour. Changes `square` in place. */
export function shiftColours({ square, ground }: FramedPhoto, { matrix, negated }: ColourShift): FramedPhoto {
  const shifted = (r: number, g: number, b: number, row: number) => {
    const value = matrix[3 * row]! * r + matrix[3 * row + 1]! * g + matrix[3 * row + 2]! * b;
    return Math.min(255, Math.max(0, negated ? 255 - value : value));
  };
  const { pixels } = square;
  for (let at = 0; at < pixels.length; at += 3) {
    const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    for (let row = 0; row < 3; row++) pixels[at + row] = shifted(r, g, b, row);
  }
  const [r, g, b] = ground;
  const colour: Colour = [shifted(r, g, b, 0), shifted(r, g, b, 1), shifted(r, g, b, 2)];
  return { square, ground: colour };
}

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
