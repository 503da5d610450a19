import { contrastWithGround } from "./contrast";
import type { Colour, RgbaImage } from "./rgba-image";
import { toSquare } from "./square";

/** A rectangle in a picture, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Side of the coarse picture in which the garment is searched for, in pixels. */
const SIDE = 64;

/** A pixel belongs to the garment if its contrast is at least this share of the highest. */
export const STANDS_OUT = 0.3;

/** The share of garment pixels that may lie beyond each edge of the box: specks of the background, a hanger's hook. */
const BEYOND = 0.01;

/** The room left around the garment, as a share of its longer side. */
const MARGIN = 0.15;

/** The picture is cropped if the garment's longer side takes less than this share of it. */
const LARGEST = 0.65;
const SMALLEST = 0.1;

/**
 * Finds the garment, with a margin. Returns undefined if the network should see the whole picture: the garment fills it,
 * or nothing stands out.
 */
export function garmentBox(image: RgbaImage, ground: Colour): Box | undefined {
  const contrast = contrastWithGround(toSquare(image, ground, SIDE), ground);
  const { left, right, top, bottom } = extentOfGarment(contrast, SIDE);
  const side = Math.max(right - left, bottom - top);
  if (side > LARGEST * SIDE || side < SMALLEST * SIDE) return undefined;
  const margin = MARGIN * side;
  const longest = Math.max(image.width, image.height);
  const along = (from: number, to: number, length: number) => {
    const toPixels = (at: number) => Math.round((at * longest) / SIDE - (longest - length) / 2);
    const start = Math.max(0, toPixels(from - margin));
    return { start, length: Math.min(length, toPixels(to + margin)) - start };
  };
  const across = along(left, right, image.width);
  const down = along(top, bottom, image.height);
  return { left: across.start, top: down.start, width: across.length, height: down.length };
}

/** The columns and rows of a picture of contrasts, side x side, that what stands out lies in, but for specks. Something has to. */
export function extentOfGarment(contrast: Float32Array, side: number) {
  const columns = new Uint32Array(side);
  const rows = new Uint32Array(side);
  contrast.forEach((value, i) => {
    if (value < STANDS_OUT) return;
    columns[i % side]!++;
    rows[Math.floor(i / side)]!++;
  });
  const [left, right] = extentOf(columns);
  const [top, bottom] = extentOf(rows);
  return { left, right, top, bottom };
}

/** The range that contains the counts, except for a share of `BEYOND` at each end. */
function extentOf(counts: Uint32Array): readonly [from: number, to: number] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const passing = (ordered: Uint32Array) => {
    let seen = 0;
    return ordered.findIndex((count) => {
      seen += count;
      return seen > BEYOND * total;
    });
  };
  return [passing(counts), counts.length - passing(counts.slice().reverse())];
}

/** The square in the middle of a photo; undefined where all of it is one. */
export function centreBox({ width, height }: RgbaImage): Box | undefined {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  return width === height ? undefined : { left, top, width: side, height: side };
}

/** The part of a picture inside a box. */
export function crop({ data, width }: RgbaImage, box: Box): RgbaImage {
  const part = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((box.top + y) * width + box.left);
    part.set(data.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  return { data: part, width: box.width, height: box.height };
}
