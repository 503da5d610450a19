import type { Colour, FramedPhoto } from "../preprocess";
import { type Clusters, cluster, squaredDistance } from "./clusters";
import { type Lab, toLab, toLinear } from "./lab";

/** How many colours a photo is reduced to. */
const CLUSTERS = 12;

/** Clusters are learned from every so many pixels. */
const STRIDE = 5;

/** Lightness varies with folds and light, so it counts less than the two axes of colour. */
const LIGHTNESS = 0.6;

/** Width of the border that counts as ground, as a share of the side. */
const BORDER = 1 / 12;

/** How near a colour of the border makes a cluster ground, as a standard deviation in the scaled CIELAB. */
const LIKE_GROUND = 6;

/** The garment's clusters have at least this score; where none has, those that come near to the best. */
const GARMENT = 0.6;
const NEAR_BEST = 0.8;

/** A cluster counts as the best only where it has this share of the middle. */
const LEAST_SHARE = 0.05;

/** A difference between neighbours, in the scaled CIELAB, that makes a pixel a mixture of two colours. */
const EDGE = 6;

/** A ground whose chroma is below this, and that is no darker than this, shows the light's tint. */
const NEUTRAL = 15;
const LIT = 45;

/** The share of that tint that is taken away: a ground may well be cream. */
const CORRECTED = 0.25;

export interface GarmentPixels {
  readonly side: number;
  /** Scaled CIELAB: lightness times 0.6, a, b; row by row. */
  readonly values: Float32Array;
  /** 1 for each pixel of the garment. */
  readonly mask: Uint8Array;
  /** The garment's colours; weights sum to 1. Empty where nothing stands out. */
  readonly colours: readonly WeightedColour[];
}

export interface WeightedColour {
  readonly lab: Lab;
  readonly weight: number;
}

/** Finds the garment: colours that are more common in the middle of a framed photo than along its border. */
export function garmentPixels({ square, ground }: FramedPhoto): GarmentPixels {
  const { side } = square;
  const values = scaledLab(square.pixels, gainOf(ground));
  const clusters = cluster(values, CLUSTERS, STRIDE);
  const { middle, even, border } = placesOf(values, side, clusters.members);
  const scores = middle.map((share, k) => share / (share + nearBorder(clusters, border, k) + 1e-9));
  const best = Math.max(...scores.filter((_, k) => middle[k]! > LEAST_SHARE));
  const least = Math.min(GARMENT, NEAR_BEST * best);
  const weights = even.map((share, k) => (scores[k]! > least ? share * scores[k]! : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const colours = [...weights].flatMap((weight, k) => {
    const [l, a, b] = clusters.centres.subarray(3 * k, 3 * k + 3);
    return weight === 0 ? [] : [{ lab: [l! / LIGHTNESS, a!, b!] as const, weight: weight / total }];
  });
  const mask = clusters.members.map((k) => (weights[k]! > 0 ? 1 : 0));
  return { side, values, mask, colours };
}

/** What to multiply linear red, green and blue with, so that a nearly neutral ground becomes more neutral. */
function gainOf(ground: Colour): readonly number[] {
  const [lightness, a, b] = toLab(...ground);
  if (Math.hypot(a, b) >= NEUTRAL || lightness <= LIT) return [1, 1, 1];
  const linear = ground.map(toLinear);
  const luminance = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  return linear.map((value) => (luminance / value) ** CORRECTED);
}

function scaledLab(pixels: Float32Array, gain: readonly number[]): Float32Array {
  const values = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const [lightness, a, b] = toLab(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!, gain);
    values[at] = LIGHTNESS * lightness;
    values[at + 1] = a;
    values[at + 2] = b;
  }
  return values;
}

/** Each cluster's share of the middle, of its even areas (not normalised), and of the border. */
function placesOf(values: Float32Array, side: number, members: Uint8Array) {
  const [middle, even, border] = [0, 1, 2].map(() => new Float64Array(CLUSTERS));
  const width = Math.round(BORDER * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = y * side + x;
      const k = members[i]!;
      const [u, v] = [(2 * x + 1) / side - 1, (2 * y + 1) / side - 1];
      const nearMiddle = Math.exp(-2 * (u * u + v * v));
      const right = x < side - 1 ? i + 1 : i - 1;
      const below = y < side - 1 ? i + side : i - side;
      const step = squaredDistance(values, i, values, right) + squaredDistance(values, i, values, below);
      middle![k]! += nearMiddle;
      even![k]! += nearMiddle / (1 + step / EDGE ** 2);
      if (Math.min(x, y, side - 1 - x, side - 1 - y) < width) border![k]!++;
    }
  }
  const shares = (counts: Float64Array) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  };
  return { middle: shares(middle!), even: even!, border: shares(border!) };
}

/** The share of the border that has a cluster's colour or one like it: grounds are unevenly lit. */
function nearBorder({ centres }: Clusters, border: Float64Array, k: number): number {
  return border.reduce(
    (sum, share, j) =>
      sum + share * Math.exp(-squaredDistance(centres, k, centres, j) / (2 * LIKE_GROUND ** 2)),
    0,
  );
}
