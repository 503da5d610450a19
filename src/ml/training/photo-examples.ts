import type { Examples } from "../data/examples";
import { type Colour, type FramedPhoto, toInput } from "../preprocess";
import type { Random } from "../random";
import { randomMotion, sampleMoved } from "./motion";
import { applyTone, randomTone } from "./tone";

/** How far photos are moved: hands frame garments loosely, and not upright. */
const LIMITS = { shift: 0.05, scale: 0.25, turn: 0.2 };

/** Most that the light of a photo leans to a colour, as a share of each channel. */
const MOST_TINT = 0.1;

export interface LabelledPhoto {
  readonly photo: FramedPhoto;
  readonly label: number;
}

/** Photos as inputs of size x size: each showing framed, lit and exposed anew, then preprocessed as ever. */
export function photoExamples(photos: readonly LabelledPhoto[], size: number): Examples {
  return {
    count: photos.length,
    pixels: size * size,
    label: (index) => photos[index]!.label,
    read(index, into, random) {
      const { photo } = photos[index]!;
      into.set(toInput(random ? seenAnew(photo, size, random) : photo));
      if (random) applyTone(into, randomTone(random));
    },
  };
}

function seenAnew({ square, ground }: FramedPhoto, size: number, random: Random): FramedPhoto {
  const side = 2 * size;
  const pixels = new Float32Array(side * side * 3);
  const picture = { values: square.pixels, side: square.side, channels: 3, outside: ground };
  sampleMoved(picture, randomMotion(random, LIMITS), pixels, side);
  const light = [0, 1, 2].map(() => random.between(1 - MOST_TINT, 1 + MOST_TINT));
  for (let i = 0; i < pixels.length; i++) pixels[i] = Math.min(255, pixels[i]! * light[i % 3]!);
  const [red, green, blue] = ground;
  const lit: Colour = [red * light[0]!, green * light[1]!, blue * light[2]!];
  return { square: { side, pixels }, ground: lit };
}
