/**
 * Lays a square picture of side x side x channels values in the middle of one of height x width, neither of which is less
 * than the side.
 * @param outside The value beside it, one per channel
 */
export function surround(
  values: Float32Array,
  side: number,
  [height, width]: readonly [height: number, width: number],
  outside: readonly number[],
): Float32Array {
  if (height === side && width === side) return values;
  const channels = outside.length;
  const whole = Float32Array.from({ length: height * width * channels }, (_, i) => outside[i % channels]!);
  const [top, left] = [Math.floor((height - side) / 2), Math.floor((width - side) / 2)];
  for (let y = 0; y < side; y++) {
    const row = values.subarray(y * side * channels, (y + 1) * side * channels);
    whole.set(row, ((top + y) * width + left) * channels);
  }
  return whole;
}
