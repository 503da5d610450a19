import type { Colour, RgbaImage } from "./rgba-image";

/** Width of the border that counts as background, as a share of the shorter side. */
const BORDER = 1 / 20;

/**
 * The colour of the background, that is of what the garment lies or hangs on: the median of the pixels along the
 * four edges, channel by channel. A garment that reaches an edge somewhere does not change it.
 */
export function groundColour({ data, width, height }: RgbaImage): Colour {
  const border = Math.max(1, Math.floor(Math.min(width, height) * BORDER));
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  let total = 0;
  for (let y = 0; y < height; y++) {
    const edgeRow = y < border || y >= height - border;
    for (let x = 0; x < width; x++) {
      if (!edgeRow && x >= border && x < width - border) x = width - border;
      const at = 4 * (y * width + x);
      for (let c = 0; c < 3; c++) counts[c]![data[at + c]!]!++;
      total++;
    }
  }
  return [
    valueOfRank(counts[0], total / 2),
    valueOfRank(counts[1], total / 2),
    valueOfRank(counts[2], total / 2),
  ];
}

/** The lowest value in a histogram that at least `rank` values do not exceed. */
export function valueOfRank(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (seen >= rank) return value;
  }
  return counts.length - 1;
}
