import type { Appearance } from "../../contract";
import { framePhoto, type RgbaImage } from "../preprocess";
import { nameColours } from "./colours";
import { garmentPixels } from "./garment-pixels";
import { patternOf } from "./pattern";

/** Side of the framed photo that is looked at, in pixels. */
const SIDE = 96;

/** Names the colours and the pattern of the garment in a photo. Any picture of at least one pixel gives an answer. */
export function appearanceOf(image: RgbaImage): Appearance {
  const garment = garmentPixels(framePhoto(image, SIDE));
  const colours = nameColours(garment.colours);
  const pattern = patternOf(garment);
  // Wide stripes and blocks of two colours have as few edges as plain cloth.
  const isTold = pattern && (pattern.name !== "plain" || colours.length === 1);
  return { colours, ...(isTold ? { pattern } : {}) };
}
