import {
  type Motion,
  movedFurther,
  randomMotion,
  type SampledPicture,
  STILL,
  sampleMoved,
} from "../../pictures/motion";
import {
  type Colour,
  type FramedPhoto,
  framedSide,
  type InputShape,
  toInput,
} from "../../pictures/preprocess";
import type { Random } from "../../random/random";
import type { Examples } from "../data/examples";
import { eraseRectangle, randomColourShift, shiftColours } from "./colour-shift";
import type { Guidance } from "./guidance";
import { applyTone, randomTone } from "./tone";
import { NEAR, viewOf } from "./views";

/** Limits of a random motion. They are wide, because people frame garments loosely and not upright. */
const LIMITS = { shift: 0.06, scale: 0.28, turn: 0.24, stretch: 0.12 };

const ERASED_SHARE = 0.3;

/** A framed photo, its values, 0..255, as floats or as bytes. */
export interface KeptPhoto {
  readonly square: { readonly side: number; readonly pixels: SampledPicture["values"] };
  readonly ground: Colour;
}

export interface PhotoExample {
  readonly photo: KeptPhoto;
  readonly label: number;
}

/**
 * Photos as examples for a network with inputs of `shape`. Each augmented reading varies framing, light and exposure;
 * then the photo is preprocessed as it would be for classifying.
 */
export function photoExamples(
  photos: readonly PhotoExample[],
  shape: InputShape,
  guidance?: Guidance,
): Examples {
  const [height, width, channels] = shape;
  const side = framedSide(shape);
  const motionOf = (index: number, view: number, random: Random) =>
    guidance ? movedFurther(viewOf(index, view), randomMotion(random, NEAR)) : randomMotion(random, LIMITS);
  return {
    count: photos.length,
    pixels: height * width * channels,
    label: (index) => photos[index]!.label,
    ...(guidance ? { guided: guidance.size + guidance.classes } : {}),
    read(index, into, random, guide) {
      const { photo, label } = photos[index]!;
      const view = guidance && random ? random.below(guidance.views) : 0;
      const seen = random
        ? varied(sampled(photo, side, motionOf(index, view, random)), random, !guidance)
        : sampled(photo, side, STILL);
      if (guidance && guide) sayOf(guidance, index * guidance.views + view, label >= 0, guide);
      into.set(toInput(seen, shape));
      if (random && channels === 1) applyTone(into, randomTone(random));
    },
  };
}

/** Writes the features that a teacher saw in a view, as a unit vector, and, of garments, its answers. */
function sayOf(
  { features, answers, size, classes }: Guidance,
  row: number,
  answered: boolean,
  guide: Float32Array,
) {
  const seen = features.subarray(row * size, (row + 1) * size);
  const length = Math.sqrt(seen.reduce((sum, value) => sum + value * value, 0));
  for (let k = 0; k < size; k++) guide[k] = seen[k]! / length;
  if (answered) guide.set(answers.subarray(row * classes, (row + 1) * classes), size);
}

function varied(moved: FramedPhoto, random: Random, dyed: boolean): FramedPhoto {
  const shifted = shiftColours(moved, randomColourShift(random, { dyed }));
  if (random.next() < ERASED_SHARE) eraseRectangle(shifted, random);
  return shifted;
}

function sampled({ square, ground }: KeptPhoto, side: number, motion: Motion): FramedPhoto {
  const pixels = new Float32Array(side * side * 3);
  const picture = { values: square.pixels, side: square.side, channels: 3, outside: ground };
  sampleMoved(picture, motion, pixels, side);
  return { square: { side, pixels }, ground };
}
