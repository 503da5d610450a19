import type { ColourName } from "../../contract";
import type { Lab } from "./lab";

/** What people call by a name, as lightness, chroma and hue in degrees of CIELAB: some garments as phones show them. */
export const EXAMPLES: Readonly<Record<ColourName, readonly (readonly [number, number, number])[]>> = {
  black: [
    [8, 2, 0],
    [15, 2, 270],
    [21, 2, 270],
    [27, 2, 290],
    [16, 6, 255],
    [15, 5, 30],
    [22, 5, 75],
  ],
  "dark grey": [
    [33, 2, 270],
    [37, 2, 270],
    [31, 8, 315],
    [34, 4, 100],
  ],
  grey: [
    [45, 2, 270],
    [55, 2, 270],
    [58, 2, 90],
    [37, 8, 80],
    [57, 5, 100],
    [46, 7, 292],
  ],
  "light grey": [
    [64, 2, 90],
    [65, 4, 270],
    [62, 5, 93],
  ],
  white: [
    [70, 2, 270],
    [70, 2, 90],
    [77, 3, 90],
    [84, 3, 90],
    [92, 2, 90],
    [78, 7, 85],
    [86, 8, 85],
    [73, 8, 268],
  ],
  beige: [
    [66, 10, 90],
    [74, 17, 80],
    [61, 13, 65],
    [82, 22, 80],
    [68, 16, 75],
    [62, 9, 80],
  ],
  "light brown": [
    [56, 19, 60],
    [53, 25, 65],
    [60, 27, 65],
    [55, 9, 60],
  ],
  brown: [
    [42, 14, 57],
    [40, 22, 55],
    [46, 30, 58],
    [39, 11, 60],
    [47, 15, 50],
    [34, 22, 50],
    [45, 9, 25],
    [36, 11, 78],
  ],
  "dark brown": [
    [26, 7, 45],
    [22, 13, 50],
    [29, 12, 58],
  ],
  red: [
    [45, 62, 25],
    [37, 66, 30],
    [47, 64, 20],
    [52, 62, 35],
    [42, 52, 27],
    [55, 50, 25],
  ],
  "dark red": [
    [32, 44, 22],
    [17, 24, 20],
    [25, 35, 20],
    [28, 24, 15],
    [36, 38, 10],
  ],
  orange: [
    [62, 70, 60],
    [62, 52, 58],
    [70, 62, 70],
  ],
  yellow: [
    [80, 70, 92],
    [75, 50, 93],
    [85, 42, 98],
    [68, 45, 90],
  ],
  "light green": [
    [80, 25, 130],
    [75, 35, 140],
    [78, 14, 115],
    [80, 12, 150],
  ],
  green: [
    [45, 40, 140],
    [60, 50, 140],
    [42, 22, 125],
    [44, 22, 105],
    [62, 25, 165],
    [82, 75, 122],
    [48, 33, 163],
    [55, 18, 115],
  ],
  "dark green": [
    [25, 12, 130],
    [30, 20, 140],
    [26, 14, 170],
    [31, 13, 110],
    [20, 10, 150],
    [34, 11, 101],
  ],
  turquoise: [
    [60, 30, 200],
    [72, 24, 200],
    [50, 30, 208],
    [45, 24, 200],
  ],
  "light blue": [
    [68, 20, 228],
    [70, 20, 260],
    [63, 12, 262],
    [76, 12, 262],
    [64, 24, 250],
    [63, 7, 262],
  ],
  blue: [
    [45, 40, 280],
    [40, 33, 279],
    [52, 48, 272],
    [57, 28, 265],
    [34, 36, 285],
    [44, 52, 292],
    [50, 18, 268],
    [56, 18, 285],
    [21, 52, 297],
    [44, 24, 268],
  ],
  "dark blue": [
    [21, 12, 282],
    [28, 18, 275],
    [15, 30, 296],
    [22, 8, 276],
    [37, 16, 276],
    [28, 10, 270],
    [21, 6, 268],
  ],
  "light purple": [
    [66, 20, 310],
    [72, 15, 310],
    [60, 10, 312],
  ],
  purple: [
    [44, 60, 309],
    [40, 40, 315],
    [45, 20, 312],
    [36, 22, 320],
    [48, 40, 335],
    [24, 58, 309],
    [42, 13, 315],
  ],
  "dark purple": [
    [22, 20, 325],
    [20, 25, 310],
    [26, 14, 320],
  ],
  pink: [
    [73, 20, 12],
    [66, 26, 22],
    [76, 12, 0],
    [60, 12, 22],
    [62, 34, 5],
    [55, 26, 5],
    [58, 10, 25],
    [70, 32, 345],
    [54, 11, 330],
    [64, 8, 325],
    [48, 9, 15],
  ],
  "bright pink": [
    [54, 60, 340],
    [50, 58, 355],
    [44, 60, 6],
    [60, 55, 350],
    [40, 50, 355],
  ],
};

interface Example {
  readonly name: ColourName;
  readonly lab: Lab;
}

const examples: readonly Example[] = Object.entries(EXAMPLES).flatMap(([name, places]) =>
  places.map(([lightness, chroma, hue]) => {
    const turn = (hue * Math.PI) / 180;
    return { name: name as ColourName, lab: [lightness, chroma * Math.cos(turn), chroma * Math.sin(turn)] };
  }),
);

/** Lightness varies with folds and light, so it counts less than hue and chroma. */
const LIGHTNESS = 0.7;

/** How far from an example its name still fits, as a standard deviation. */
const REACH = 4;

/** How well each name fits a colour: shares of 1. A name fits as well as its nearest example. */
export function namesOf([lightness, a, b]: Lab): ReadonlyMap<ColourName, number> {
  const nearest = new Map<ColourName, number>();
  // Differences count less where colours are strong (CIE94's weight of chroma).
  const chromaScale = 1 / (1 + 0.02 * Math.hypot(a, b));
  for (const { name, lab } of examples) {
    const away =
      (LIGHTNESS * (lightness - lab[0])) ** 2 + chromaScale ** 2 * ((a - lab[1]) ** 2 + (b - lab[2]) ** 2);
    if (away < (nearest.get(name) ?? Number.POSITIVE_INFINITY)) nearest.set(name, away);
  }
  const least = Math.min(...nearest.values());
  const fits = [...nearest].map(
    ([name, away]) => [name, Math.exp((least - away) / (2 * REACH ** 2))] as const,
  );
  const total = fits.reduce((sum, [, fit]) => sum + fit, 0);
  return new Map(fits.map(([name, fit]) => [name, fit / total]));
}
