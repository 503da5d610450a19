import { type Motion, randomMotion, STILL, sampleMoved } from "../../pictures/motion";
import { type FramedPhoto, framedSide, type InputShape, toInput } from "../../pictures/preprocess";
import type { Random } from "../../random/random";
import type { Examples } from "../data/examples";
import { eraseRectangle, randomColourShift, shiftColours } from "./colour-shift";
import { applyTone, randomTone } from "./tone";

/** Limits of a random motion. They are wide, because people frame garments loosely and not upright. */
const LIMITS = { shift: 0.06, scale: 0.28, turn: 0.24, stretch: 0.12 };

const ERASED_SHARE = 0.3;

export interface PhotoExample {
  readonly photo: FramedPhoto;
  readonly label: number;
}

/**
 * Photos as examples for a network with inputs of `shape`. Each augmented reading varies framing, light and exposure;
 * then the photo is preprocessed as it would be for classifying.
 */
export function photoExamples(photos: readonly PhotoExample[], shape: InputShape): Examples {
  const [height, width, channels] = shape;
  const side = framedSide(shape);
  return {
    count: photos.length,
    pixels: height * width * channels,
    label: (index) => photos[index]!.label,
    read(index, into, random) {
      const { photo } = photos[index]!;
      const seen = random ? seenAnew(photo, side, random) : resized(photo, side);
      into.set(toInput(seen, channels));
      if (random && channels === 1) applyTone(into, randomTone(random));
    },
  };
}

function seenAnew(photo: FramedPhoto, side: number, random: Random): FramedPhoto {
  const moved = shiftColours(sampled(photo, side, randomMotion(random, LIMITS)), randomColourShift(random));
  if (random.next() < ERASED_SHARE) eraseRectangle(moved, random);
  return moved;
}

const resized = (photo: FramedPhoto, side: number) => sampled(photo, side, STILL);

function sampled({ square, ground }: FramedPhoto, side: number, motion: Motion): FramedPhoto {
  const pixels = new Float32Array(side * side * 3);
  const picture = { values: square.pixels, side: square.side, channels: 3, outside: ground };
  sampleMoved(picture, motion, pixels, side);
  return { square: { side, pixels }, ground };
}
