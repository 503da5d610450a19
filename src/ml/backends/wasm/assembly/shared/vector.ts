/** a * b + acc on four floats: one rounding where the build has relaxed SIMD and the processor a fused unit. */
@inline
export function multiplyAdd(a: v128, b: v128, acc: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, acc);
  return f32x4.add(f32x4.mul(a, b), acc);
}
