import type { NamedPattern, Pattern } from "../../contract";
import type { GarmentPixels } from "./garment-pixels";

/** Gaps in the garment up to twice this width, in pixels, belong to it: stripes may have the ground's colour. */
const GAP = 5;

/** The garment's own edge, so many pixels wide, is no pattern. */
const EDGE = 3;

/** Fewer pixels inside say nothing. */
const LEAST_PIXELS = 150;

/** A second difference above this, in the scaled CIELAB, is an edge; folds are softer. */
const SHARP = 6;

/** Side of the squares whose edges are compared, in pixels. */
const BLOCK = 12;

/**
 * Logits of a softmax regression: constant, weight of the share of edges, weight of their direction. Fitted to 260 photos;
 * five-fold cross-validation has 88 % of them right, and 94 % of those that are as sure as `SURE_OF_PATTERN`.
 */
const LOGITS: Readonly<Record<Pattern, readonly [number, number, number]>> = {
  plain: [3.2, -5, 2.1],
  striped: [-3.9, 2.4, 2.9],
  patterned: [0.7, 2.6, -5],
};

/** Tells plain, striped and patterned garments apart. Undefined where too little of the garment is seen. */
export function patternOf(garment: GarmentPixels): NamedPattern | undefined {
  const features = featuresOf(garment);
  if (!features) return undefined;
  const fits = Object.entries(LOGITS).map(([name, [constant, edges, direction]]) => ({
    name: name as Pattern,
    fit: Math.exp(constant + edges * features.edges + direction * features.direction),
  }));
  const total = fits.reduce((sum, { fit }) => sum + fit, 0);
  const best = fits.reduce((one, other) => (other.fit > one.fit ? other : one));
  return { name: best.name, confidence: best.fit / total };
}

interface PatternFeatures {
  /** The share of the garment's pixels, 0..1, that lie on an edge. */
  readonly edges: number;
  /**
   * How much the edges of a small area run in one direction: 0 in all, 1 in one. This is the coherence of the structure
   * tensor (Bigün and Granlund, 1987), summed over squares.
   */
  readonly direction: number;
}

function featuresOf({ side, values, mask }: GarmentPixels): PatternFeatures | undefined {
  const inside = insideOf(mask, side);
  let [pixels, edges, energy, directed] = [0, 0, 0, 0];
  for (let top = 0; top < side; top += BLOCK) {
    for (let left = 0; left < side; left += BLOCK) {
      let [xx, yy, xy] = [0, 0, 0];
      for (let y = top; y < top + BLOCK; y++) {
        for (let x = left; x < left + BLOCK; x++) {
          const i = y * side + x;
          if (!inside[i]) continue;
          pixels++;
          let squared = 0;
          for (let c = 0; c < 3; c++) {
            const here = 2 * values[3 * i + c]!;
            const [west, east] = [values[3 * (i - 1) + c]!, values[3 * (i + 1) + c]!];
            const [north, south] = [values[3 * (i - side) + c]!, values[3 * (i + side) + c]!];
            squared += (west + east - here) ** 2 + (north + south - here) ** 2;
            xx += (east - west) ** 2;
            yy += (south - north) ** 2;
            xy += (east - west) * (south - north);
          }
          if (squared > SHARP ** 2) edges++;
        }
      }
      energy += xx + yy;
      directed += Math.hypot(xx - yy, 2 * xy);
    }
  }
  if (pixels < LEAST_PIXELS) return undefined;
  return { edges: edges / pixels, direction: energy === 0 ? 0 : directed / energy };
}

/** The mask with its gaps closed (morphological closing), without its edge. */
function insideOf(mask: Uint8Array, side: number): Uint16Array {
  const wide = sums(mask, side, GAP).map((count) => (count > 0 ? 1 : 0));
  const reach = GAP + EDGE;
  return sums(wide, side, reach).map((count) => (count === (2 * reach + 1) ** 2 ? 1 : 0));
}

/** For each pixel the sum over the square that reaches so many pixels to each side, as far as the picture goes. */
function sums(values: ArrayLike<number>, side: number, reach: number): Uint16Array {
  return sumsAlong(sumsAlong(values, side, reach, 1, side), side, reach, side, 1);
}

function sumsAlong(
  values: ArrayLike<number>,
  side: number,
  reach: number,
  step: number,
  next: number,
): Uint16Array {
  const sums = new Uint16Array(values.length);
  for (let line = 0; line < side; line++) {
    let sum = 0;
    for (let at = -reach; at < side; at++) {
      const i = line * next + at * step;
      if (at + reach < side) sum += values[i + reach * step]!;
      if (at - reach > 0) sum -= values[i - (reach + 1) * step]!;
      if (at >= 0) sums[i] = sum;
    }
  }
  return sums;
}
