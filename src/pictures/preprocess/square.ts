import type { Colour, RgbaImage } from "./rgba-image";

/** A square picture: side x side x 3 values, 0..255, row by row. */
export interface SquareImage {
  readonly side: number;
  readonly pixels: Float32Array;
}

/**
 * Fits the whole picture into a square of `side` pixels: centred and padded with the background colour, or stretched.
 * Each pixel is the mean of the area that it covers.
 */
export function toSquare(
  { data, width, height }: RgbaImage,
  ground: Colour,
  side: number,
  fit: "surround" | "stretch" = "surround",
): SquareImage {
  const longest = Math.max(width, height);
  const columns = spans(width, fit === "surround" ? longest : width, side);
  const rows = spans(height, fit === "surround" ? longest : height, side);
  const pixels = new Float32Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const sum = [0, 0, 0];
      let area = 0;
      for (const { at: sy, share: shareY } of rows[y]!) {
        for (const { at: sx, share: shareX } of columns[x]!) {
          const share = shareX * shareY;
          const from = 4 * (sy * width + sx);
          for (let c = 0; c < 3; c++) sum[c]! += share * data[from + c]!;
          area += share;
        }
      }
      for (let c = 0; c < 3; c++) pixels[3 * (y * side + x) + c] = sum[c]! + (1 - area) * ground[c]!;
    }
  }
  return { side, pixels };
}

interface Span {
  readonly at: number;
  /** The share of the target pixel that this source pixel covers. */
  readonly share: number;
}

/** The source pixels under each of `side` target pixels along one axis; none outside the picture. */
function spans(length: number, longest: number, side: number): readonly (readonly Span[])[] {
  const step = longest / side;
  const offset = (longest - length) / 2;
  return Array.from({ length: side }, (_, target) => {
    const from = target * step - offset;
    const to = from + step;
    const covered: Span[] = [];
    for (let at = Math.max(0, Math.floor(from)); at < Math.min(length, Math.ceil(to)); at++) {
      covered.push({ at, share: (Math.min(to, at + 1) - Math.max(from, at)) / step });
    }
    return covered;
  });
}
