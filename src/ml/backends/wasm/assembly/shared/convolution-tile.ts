import { multiplyAdd } from "./vector";

/**
 * What a packed filter gives at four positions side by side, of eight channels each, in registers until it is stored: at
 * `to0` to `to3`, where that is not 0. `x` is the first position's first tap in a plane of rows of `pw` floats, with the
 * next channel's `plane` bytes on; `bias` may be 0 for none; with `relu`, nothing below 0 is stored.
 */
@inline
export function convolveTile(
  x: usize, weights: usize, bias: usize, to0: usize, to1: usize, to2: usize, to3: usize,
  plane: usize, pw: i32, cin: i32, kh: i32, kw: i32, relu: bool,
): void {
  let a0 = f32x4.splat(0), a1 = a0;
  if (bias) { a0 = v128.load(bias); a1 = v128.load(bias, 16); }
  let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
  for (let fy = 0; fy < kh; fy++) {
    for (let fx = 0; fx < kw; fx++) {
      let p = x + (<usize>(fy * pw + fx) << 2);
      for (let i = 0; i < cin; i++) {
        const w0 = v128.load(weights), w1 = v128.load(weights, 16);
        let s = v128.load32_splat(p);
        a0 = multiplyAdd(s, w0, a0); a1 = multiplyAdd(s, w1, a1);
        s = v128.load32_splat(p, 4);
        b0 = multiplyAdd(s, w0, b0); b1 = multiplyAdd(s, w1, b1);
        s = v128.load32_splat(p, 8);
        c0 = multiplyAdd(s, w0, c0); c1 = multiplyAdd(s, w1, c1);
        s = v128.load32_splat(p, 12);
        d0 = multiplyAdd(s, w0, d0); d1 = multiplyAdd(s, w1, d1);
        weights += 32;
        p += plane;
      }
    }
  }
  put(to0, a0, a1, relu);
  put(to1, b0, b1, relu);
  put(to2, c0, c1, relu);
  put(to3, d0, d1, relu);
}

@inline
function put(to: usize, v0: v128, v1: v128, relu: bool): void {
  if (!to) return;
  v128.store(to, relu ? f32x4.max(v0, f32x4.splat(0)) : v0);
  v128.store(to, relu ? f32x4.max(v1, f32x4.splat(0)) : v1, 16);
}
