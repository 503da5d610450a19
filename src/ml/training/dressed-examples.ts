import { randomMotion, STILL, sampleMoved } from "../../pictures/motion";
import {
  type Colour,
  type FramedPhoto,
  framedSide,
  type InputShape,
  toInput,
} from "../../pictures/preprocess";
import type { Random } from "../../random/random";
import type { Examples } from "../data/examples";
import type { LabelledImages } from "../data/images";

/** Limits of a random motion. They are narrow, because the dataset's pictures are centred and upright. */
const LIMITS = { shift: 0.03, scale: 0.1, turn: 0.12, stretch: 0.12 };

const BLACK: Colour = [0, 0, 0];

/** The share of augmented pictures that stay grey on black. */
const PLAIN_SHARE = 0.5;

/**
 * The dataset's grey pictures as examples for a network that sees colours: grey on black and, when augmented, half of
 * them dyed and laid on a coloured background, like photos.
 */
export function dressedExamples(source: LabelledImages, shape: InputShape): Examples {
  const size = framedSide(shape);
  const { count, images, labels } = source;
  const from = Math.sqrt(source.pixels);
  const grey = new Float32Array(size * size);
  return {
    count,
    pixels: shape.reduce((product, side) => product * side, 1),
    label: (index) => labels[index]!,
    read(index, into, random) {
      const values = images.subarray(index * source.pixels, (index + 1) * source.pixels);
      const motion = random ? randomMotion(random, LIMITS) : STILL;
      sampleMoved({ values, side: from, channels: 1, outside: [0] }, motion, grey, size);
      const plain = !random || random.next() < PLAIN_SHARE;
      into.set(toInput(plain ? onBlack(grey, size) : dyed(grey, size, random), shape));
    },
  };
}

function onBlack(grey: Float32Array, side: number): FramedPhoto {
  const pixels = Float32Array.from({ length: 3 * grey.length }, (_, i) => grey[Math.floor(i / 3)]!);
  return { square: { side, pixels }, ground: BLACK };
}

/** Turns grey, 0..255, into shades of a random colour; the darkest third of the range blends into the background. */
function dyed(grey: Float32Array, side: number, random: Random): FramedPhoto {
  const colour = () => [random.next(), random.next(), random.next()] as const;
  const cloth = colour();
  const ground = colour();
  const pixels = new Float32Array(3 * grey.length);
  grey.forEach((value, i) => {
    const cover = Math.min(1, (3 * value) / 255);
    const shade = 0.9 * (value / 255) ** 0.7;
    for (let c = 0; c < 3; c++) {
      pixels[3 * i + c] = 255 * (cover * cloth[c]! * shade + (1 - cover) * ground[c]!);
    }
  });
  return { square: { side, pixels }, ground: [255 * ground[0], 255 * ground[1], 255 * ground[2]] };
}
