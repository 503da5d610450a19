import type { Random } from "../random/random";
import { groundColour } from "./preprocess/ground-colour";
import type { RgbaImage } from "./preprocess/rgba-image";

/** Noise of the background, 0..255: about that of a phone indoors. */
const NOISE = 5;

/**
 * A photo as if taken from `times` as far away: placed at random in a picture `times` as wide and high, which is filled
 * with its background colour.
 */
export function fartherAway(image: RgbaImage, times: number, random: Random): RgbaImage {
  const width = Math.round(image.width * times);
  const height = Math.round(image.height * times);
  const ground = groundColour(image);
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < data.length; at += 4) {
    const stray = random.between(-NOISE, NOISE);
    for (let c = 0; c < 3; c++) data[at + c] = ground[c]! + stray;
    data[at + 3] = 255;
  }
  const left = Math.floor(random.next() * (width - image.width + 1));
  const top = Math.floor(random.next() * (height - image.height + 1));
  for (let y = 0; y < image.height; y++) {
    const row = image.data.subarray(4 * y * image.width, 4 * (y + 1) * image.width);
    data.set(row, 4 * ((top + y) * width + left));
  }
  return { data, width, height };
}
