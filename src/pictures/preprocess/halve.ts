/** Halves a grey picture of side x side values; each new value is the mean of four. */
export function halve(pixels: Float32Array, side: number): Float32Array {
  const half = side / 2;
  const halved = new Float32Array(half * half);
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const at = 2 * y * side + 2 * x;
      halved[y * half + x] =
        (pixels[at]! + pixels[at + 1]! + pixels[at + side]! + pixels[at + side + 1]!) / 4;
    }
  }
  return halved;
}
