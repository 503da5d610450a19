import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/**
 * `filterGradient` for input channels in fours and output channels in eights: the inner layers of every
 * network. Each picture's input is first laid out by groups of four channels and its output gradient by
 * groups of eight, so that the innermost loop reads both straight on: in NHWC they would lie a power of two
 * apart, and evict one another from the cache. A unit is a group of four input channels;
 * `scratch` holds ph * pw * 4 + oh * ow * cout floats for each, and a call uses those of its first.
 */
export function filterGradientPacked(
  x: Floats, dy: Floats, dw: Floats, scratch: Floats,
  n: i32, ph: i32, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32,
  kh: i32, kw: i32, sh: i32, sw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const xPixels = ph * pw;
  const yPixels = oh * ow;
  scratch += <usize>(unitStart * (xPixels * 4 + yPixels * cout)) << 2;
  const packedDy = scratch + (<usize>(xPixels * 4) << 2);
  const panel = <usize>(yPixels * 8) << 2;
  for (let image = 0; image < n; image++) {
    packEights(dy, packedDy, yPixels, cout);
    for (let group = unitStart; group < unitEnd; group++) {
      packFour(x + (<usize>group << 4), scratch, xPixels, cin);
      for (let fy = 0; fy < kh; fy++) {
        for (let fx = 0; fx < kw; fx++) {
          const from = scratch + (<usize>(fy * pw + fx) << 4);
          let to = dw + (<usize>(((fy * kw + fx) * cin + group * 4) * cout) << 2);
          let gradient = packedDy;
          for (let col = 0; col < cout; col += 8) {
            tile(from, gradient, to, pw, oh, ow, cout, sh, sw);
            gradient += panel;
            to += 32;
          }
        }
      }
    }
    x += <usize>(xPixels * cin) << 2;
    dy += <usize>(yPixels * cout) << 2;
  }
}

@inline
function packFour(from: usize, to: usize, pixels: i32, channels: i32): void {
  const step = <usize>channels << 2;
  for (let i = 0; i < pixels; i++) {
    v128.store(to, v128.load(from));
    from += step;
    to += 16;
  }
}

@inline
function packEights(from: usize, to: usize, pixels: i32, channels: i32): void {
  const step = <usize>channels << 2;
  for (let channel = 0; channel < channels; channel += 8) {
    let at = from + (<usize>channel << 2);
    for (let i = 0; i < pixels; i++) {
      v128.store(to, v128.load(at));
      v128.store(to, v128.load(at, 16), 16);
      at += step;
      to += 32;
    }
  }
}

@inline
function tile(x: usize, dy: usize, dw: usize, pw: i32, oh: i32, ow: i32, cout: i32, sh: i32, sw: i32): void {
  const dwRow = <usize>cout << 2;
  const dw1 = dw + dwRow, dw2 = dw1 + dwRow, dw3 = dw2 + dwRow;
  let a0 = v128.load(dw), a1 = v128.load(dw, 16);
  let b0 = v128.load(dw1), b1 = v128.load(dw1, 16);
  let c0 = v128.load(dw2), c1 = v128.load(dw2, 16);
  let d0 = v128.load(dw3), d1 = v128.load(dw3, 16);
  const xStep = <usize>sw << 4;
  const xLine = <usize>(sh * pw) << 4;
  for (let y = 0; y < oh; y++) {
    let px = x;
    for (let i = 0; i < ow; i++) {
      const g0 = v128.load(dy), g1 = v128.load(dy, 16);
      let s = v128.load32_splat(px);
      a0 = multiplyAdd(s, g0, a0); a1 = multiplyAdd(s, g1, a1);
      s = v128.load32_splat(px, 4);
      b0 = multiplyAdd(s, g0, b0); b1 = multiplyAdd(s, g1, b1);
      s = v128.load32_splat(px, 8);
      c0 = multiplyAdd(s, g0, c0); c1 = multiplyAdd(s, g1, c1);
      s = v128.load32_splat(px, 12);
      d0 = multiplyAdd(s, g0, d0); d1 = multiplyAdd(s, g1, d1);
      px += xStep;
      dy += 32;
    }
    x += xLine;
  }
  v128.store(dw, a0); v128.store(dw, a1, 16);
  v128.store(dw1, b0); v128.store(dw1, b1, 16);
  v128.store(dw2, c0); v128.store(dw2, c1, 16);
  v128.store(dw3, d0); v128.store(dw3, d1, 16);
}
