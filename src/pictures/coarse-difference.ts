/** Cells per side. The grid is coarse, so that a different compression or a small shift matters little. */
const CELLS = 16;

/**
 * The distance between two square pictures: the mean absolute difference, 0..255, of their means over 16 x 16 cells.
 * Both contain side x side x 3 values in 0..255, row by row.
 */
export function coarseDifference(a: ArrayLike<number>, b: ArrayLike<number>, side: number): number {
  const sums = new Float64Array(CELLS * CELLS * 3);
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * CELLS) / side) * CELLS;
    for (let x = 0; x < side; x++) {
      const at = 3 * (y * side + x);
      const cell = 3 * (row + Math.floor((x * CELLS) / side));
      for (let c = 0; c < 3; c++) sums[cell + c]! += a[at + c]! - b[at + c]!;
    }
  }
  return sums.reduce((total, sum) => total + Math.abs(sum), 0) / (3 * side * side);
}

/** How far from a picture of its mean colour a square picture is, 0..255, as `coarseDifference` tells. */
export function coarseSpread(pixels: ArrayLike<number>, side: number): number {
  const means = [0, 0, 0];
  for (let i = 0; i < 3 * side * side; i++) means[i % 3]! += pixels[i]! / (side * side);
  const plain = Float64Array.from({ length: 3 * side * side }, (_, i) => means[i % 3]!);
  return coarseDifference(pixels, plain, side);
}
