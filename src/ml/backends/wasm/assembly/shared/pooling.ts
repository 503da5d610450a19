/**
 * The largest of four vectors, no lower than 0, at `to`; and where `winner` is not 0, four bytes there: which was the first
 * largest, or 4 where none is above 0.
 */
@inline
export function storeLargest(to: usize, winner: usize, v0: v128, v1: v128, v2: v128, v3: v128): void {
  const largest = f32x4.max(f32x4.max(v0, v1), f32x4.max(v2, v3));
  v128.store(to, f32x4.max(largest, f32x4.splat(0)));
  if (!winner) return;
  let index = i32x4.splat(3);
  index = v128.bitselect(i32x4.splat(2), index, f32x4.eq(v2, largest));
  index = v128.bitselect(i32x4.splat(1), index, f32x4.eq(v1, largest));
  index = v128.bitselect(i32x4.splat(0), index, f32x4.eq(v0, largest));
  index = v128.bitselect(index, i32x4.splat(4), f32x4.gt(largest, f32x4.splat(0)));
  const words = i16x8.narrow_i32x4_s(index, index);
  v128.store_lane<i32>(winner, i8x16.narrow_i16x8_u(words, words), 0);
}
