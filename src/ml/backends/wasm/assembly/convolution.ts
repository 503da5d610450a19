import { multiplyAdd } from "./vector";

/**
 * A convolution, NHWC, of an input that is padded already: y [n, oh, ow, cout] = x [n, ph, pw, cin] with the
 * filter, plus `bias` (0: none), and with `relu` no lower than 0. `filter` is packed by `packFilter`: panels
 * of eight output channels, so `cout` is a multiple of eight, and an output has at least four pixels.
 *
 * One panel is applied to four pixels at a time, whose 4 x 8 sums stay in registers; under one pixel the kw x cin
 * inputs of a filter row lie side by side. A unit is one panel on one picture: its panel stays in the
 * nearest cache while the picture goes by. The last four pixels may overlap the ones before.
 */
export function convolve(
  x: usize, filter: usize, bias: usize, y: usize,
  ph: i32, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32,
  kh: i32, kw: i32, sh: i32, sw: i32, relu: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const panels = cout >> 3;
  const span = kw * cin;
  const panelBytes = <usize>(kh * span) << 5;
  const pixels = oh * ow;
  for (let unit = unitStart; unit < unitEnd; unit++) {
    const image = unit / panels;
    const panel = unit - image * panels;
    const from = x + (<usize>(image * ph * pw * cin) << 2);
    const to = y + (<usize>(image * pixels * cout + (panel << 3)) << 2);
    const weights = filter + <usize>panel * panelBytes;
    const start = bias ? bias + (<usize>panel << 5) : 0;
    for (let pixel = 0; pixel < pixels; pixel += 4) {
      tile(from, weights, start, to, min(pixel, pixels - 4), pw, cin, ow, cout, kh, span, sh, sw, relu);
    }
  }
}

// @ts-ignore: decorator
@inline
function under(x: usize, pixel: i32, pw: i32, cin: i32, ow: i32, sh: i32, sw: i32): usize {
  const row = pixel / ow;
  return x + (<usize>((row * sh * pw + (pixel - row * ow) * sw) * cin) << 2);
}

// @ts-ignore: decorator
@inline
function tile(
  x: usize, weights: usize, bias: usize, y: usize, pixel: i32,
  pw: i32, cin: i32, ow: i32, cout: i32, kh: i32, span: i32, sh: i32, sw: i32, relu: i32,
): void {
  let p0 = under(x, pixel, pw, cin, ow, sh, sw), p1 = under(x, pixel + 1, pw, cin, ow, sh, sw);
  let p2 = under(x, pixel + 2, pw, cin, ow, sh, sw), p3 = under(x, pixel + 3, pw, cin, ow, sh, sw);
  let a0 = f32x4.splat(0), a1 = a0;
  if (bias) { a0 = v128.load(bias); a1 = v128.load(bias, 16); }
  let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
  const down = <usize>(pw * cin - span) << 2;
  for (let fy = 0; fy < kh; fy++) {
    let k = 0;
    for (; k + 2 <= span; k += 2) {
      let w0 = v128.load(weights), w1 = v128.load(weights, 16);
      let s = v128.load32_splat(p0);
      a0 = multiplyAdd(s, w0, a0); a1 = multiplyAdd(s, w1, a1);
      s = v128.load32_splat(p1);
      b0 = multiplyAdd(s, w0, b0); b1 = multiplyAdd(s, w1, b1);
      s = v128.load32_splat(p2);
      c0 = multiplyAdd(s, w0, c0); c1 = multiplyAdd(s, w1, c1);
      s = v128.load32_splat(p3);
      d0 = multiplyAdd(s, w0, d0); d1 = multiplyAdd(s, w1, d1);
      w0 = v128.load(weights, 32); w1 = v128.load(weights, 48);
      s = v128.load32_splat(p0, 4);
      a0 = multiplyAdd(s, w0, a0); a1 = multiplyAdd(s, w1, a1);
      s = v128.load32_splat(p1, 4);
      b0 = multiplyAdd(s, w0, b0); b1 = multiplyAdd(s, w1, b1);
      s = v128.load32_splat(p2, 4);
      c0 = multiplyAdd(s, w0, c0); c1 = multiplyAdd(s, w1, c1);
      s = v128.load32_splat(p3, 4);
      d0 = multiplyAdd(s, w0, d0); d1 = multiplyAdd(s, w1, d1);
      weights += 64;
      p0 += 8; p1 += 8; p2 += 8; p3 += 8;
    }
    if (k < span) {
      const w0 = v128.load(weights), w1 = v128.load(weights, 16);
      let s = v128.load32_splat(p0);
      a0 = multiplyAdd(s, w0, a0); a1 = multiplyAdd(s, w1, a1);
      s = v128.load32_splat(p1);
      b0 = multiplyAdd(s, w0, b0); b1 = multiplyAdd(s, w1, b1);
      s = v128.load32_splat(p2);
      c0 = multiplyAdd(s, w0, c0); c1 = multiplyAdd(s, w1, c1);
      s = v128.load32_splat(p3);
      d0 = multiplyAdd(s, w0, d0); d1 = multiplyAdd(s, w1, d1);
      weights += 32;
      p0 += 4; p1 += 4; p2 += 4; p3 += 4;
    }
    p0 += down; p1 += down; p2 += down; p3 += down;
  }
  if (relu) {
    const zero = f32x4.splat(0);
    a0 = f32x4.max(a0, zero); a1 = f32x4.max(a1, zero);
    b0 = f32x4.max(b0, zero); b1 = f32x4.max(b1, zero);
    c0 = f32x4.max(c0, zero); c1 = f32x4.max(c1, zero);
    d0 = f32x4.max(d0, zero); d1 = f32x4.max(d1, zero);
  }
  const step = <usize>cout << 2;
  let to = y + <usize>pixel * step;
  v128.store(to, a0); v128.store(to, a1, 16); to += step;
  v128.store(to, b0); v128.store(to, b1, 16); to += step;
  v128.store(to, c0); v128.store(to, c1, 16); to += step;
  v128.store(to, d0); v128.store(to, d1, 16);
}

/** The filter [taps, cin, cout] in panels of eight output channels, [cout / 8, taps, cin, 8]: those `start..end`. */
export function packFilter(from: usize, to: usize, taps: i32, cin: i32, cout: i32, start: i32, end: i32): void {
  const rows = taps * cin;
  const step = <usize>cout << 2;
  for (let panel = start; panel < end; panel++) {
    let at = from + (<usize>panel << 5);
    let out = to + (<usize>(panel * rows) << 5);
    for (let row = 0; row < rows; row++) {
      v128.store(out, v128.load(at));
      v128.store(out, v128.load(at, 16), 16);
      at += step;
      out += 32;
    }
  }
}

/**
 * The filter for the gradient by the input, in panels: turned round, and its channels exchanged, so that it
 * leads from `cout` channels to `cin`, of which there are a multiple of eight. Panels `start..end`.
 */
export function packTurnedFilter(from: usize, to: usize, taps: i32, cin: i32, cout: i32, start: i32, end: i32): void {
  const row = <usize>cout << 2;
  for (let panel = start; panel < end; panel++) {
    let out = to + (<usize>(panel * taps * cout) << 5);
    for (let tap = taps - 1; tap >= 0; tap--) {
      const at = from + (<usize>((tap * cin + (panel << 3)) * cout) << 2);
      for (let channel = 0; channel < cout; channel++) {
        let source = at + (<usize>channel << 2);
        for (let i = 0; i < 8; i++) {
          store<f32>(out, load<f32>(source));
          out += 4;
          source += row;
        }
      }
    }
  }
}
