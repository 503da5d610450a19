const { abs, max, min } = Math;

/** Whether a point is part of a shape. A shape lies within -1 to 1 in both directions; y grows downwards. */
export type Shape = (x: number, y: number) => boolean;

const inCircle = (x: number, y: number, radius: number) => x * x + y * y <= radius * radius;

const inSquare = (x: number, y: number, half: number) => max(abs(x), abs(y)) <= half;

/** The ten kinds, in the order of their labels. None turns into another when it is rotated by less than 25 degrees. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  disc: (x, y) => inCircle(x, y, 0.9),
  ring: (x, y) => inCircle(x, y, 0.9) && !inCircle(x, y, 0.5),
  square: (x, y) => inSquare(x, y, 0.75),
  frame: (x, y) => inSquare(x, y, 0.8) && !inSquare(x, y, 0.45),
  triangle: (x, y) => y <= 0.8 && y >= 2 * abs(x) - 0.9,
  plus: (x, y) => inSquare(x, y, 0.95) && min(abs(x), abs(y)) <= 0.28,
  crescent: (x, y) => inCircle(x, y, 0.9) && !inCircle(x - 0.45, y, 0.7),
  hourglass: (x, y) => inSquare(x, y, 0.85) && abs(x) <= abs(y),
  bars: (x, y) => inSquare(x, y, 0.9) && abs(y) >= 0.3,
  angle: (x, y) => inSquare(x, y, 0.85) && (x <= -0.3 || y >= 0.3),
};
