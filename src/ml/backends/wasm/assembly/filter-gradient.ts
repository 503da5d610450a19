import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/**
 * The filter gradient of a convolution, NHWC, of an input that is padded already: adds to `dw`
 * [kh, kw, cin, cout] the products of the input `x` [n, ph, pw, cin] under each filter position with the
 * output gradient `dy` [n, oh, ow, cout].
 *
 * Under one output pixel the kw x cin inputs of a filter row lie side by side, so each filter row is a matrix
 * product of [kw * cin, pixels] with [pixels, cout]; it is done picture by picture, which keeps both in the
 * cache, in tiles of 4 x 8 whose sums stay in registers. A unit is four of these rows, counted
 * over all filter rows: each sum is made by one call, in one order, however many threads share the work.
 */
export function filterGradient(
  x: Floats, dy: Floats, dw: Floats,
  n: i32, ph: i32, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32,
  kh: i32, kw: i32, sh: i32, sw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const rows = kw * cin;
  const unitsPerFilterRow = (rows + 3) >> 2;
  const xImage = <usize>(ph * pw * cin) << 2;
  const dyImage = <usize>(oh * ow * cout) << 2;
  for (let image = 0; image < n; image++) {
    for (let unit = unitStart; unit < unitEnd; unit++) {
      const fy = unit / unitsPerFilterRow;
      const row = (unit - fy * unitsPerFilterRow) << 2;
      const xStart = x + ((<usize>(fy * pw * cin + row)) << 2);
      const dwStart = dw + ((<usize>((fy * rows + row) * cout)) << 2);
      const count = min(4, rows - row);
      let col = 0;
      if (count == 3) {
        for (; col + 16 <= cout; col += 16) tile3x16(xStart, dy + (<usize>col << 2), dwStart + (<usize>col << 2), pw, cin, oh, ow, cout, sh, sw);
      } else if (count == 4) {
        for (; col + 8 <= cout; col += 8) tile4x8(xStart, dy + (<usize>col << 2), dwStart + (<usize>col << 2), pw, cin, oh, ow, cout, sh, sw);
      }
      for (let r = 0; r < count; r++) {
        let c = col;
        const xr = xStart + (<usize>r << 2);
        const dwr = dwStart + ((<usize>(r * cout)) << 2);
        for (; c + 8 <= cout; c += 8) tile1x8(xr, dy + (<usize>c << 2), dwr + (<usize>c << 2), pw, cin, oh, ow, cout, sh, sw);
        for (; c < cout; c++) tile1x1(xr, dy + (<usize>c << 2), dwr + (<usize>c << 2), pw, cin, oh, ow, cout, sh, sw);
      }
    }
    x += xImage;
    dy += dyImage;
  }
}

@inline
function tile4x8(x: usize, dy: usize, dw: usize, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, sh: i32, sw: i32): void {
  const dwRow = <usize>cout << 2;
  const dw1 = dw + dwRow, dw2 = dw1 + dwRow, dw3 = dw2 + dwRow;
  let a0 = v128.load(dw), a1 = v128.load(dw, 16);
  let b0 = v128.load(dw1), b1 = v128.load(dw1, 16);
  let c0 = v128.load(dw2), c1 = v128.load(dw2, 16);
  let d0 = v128.load(dw3), d1 = v128.load(dw3, 16);
  const xStep = <usize>(sw * cin) << 2;
  const xLine = <usize>(sh * pw * cin) << 2;
  const dyStep = dwRow;
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
      dy += dyStep;
    }
    x += xLine;
  }
  v128.store(dw, a0); v128.store(dw, a1, 16);
  v128.store(dw1, b0); v128.store(dw1, b1, 16);
  v128.store(dw2, c0); v128.store(dw2, c1, 16);
  v128.store(dw3, d0); v128.store(dw3, d1, 16);
}

/** For the three rows of a 3 x 3 filter on one channel: fewer rows, so more columns. */
@inline
function tile3x16(x: usize, dy: usize, dw: usize, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, sh: i32, sw: i32): void {
  const dwRow = <usize>cout << 2;
  const dw1 = dw + dwRow, dw2 = dw1 + dwRow;
  let a0 = v128.load(dw), a1 = v128.load(dw, 16), a2 = v128.load(dw, 32), a3 = v128.load(dw, 48);
  let b0 = v128.load(dw1), b1 = v128.load(dw1, 16), b2 = v128.load(dw1, 32), b3 = v128.load(dw1, 48);
  let c0 = v128.load(dw2), c1 = v128.load(dw2, 16), c2 = v128.load(dw2, 32), c3 = v128.load(dw2, 48);
  const xStep = <usize>(sw * cin) << 2;
  const xLine = <usize>(sh * pw * cin) << 2;
  for (let y = 0; y < oh; y++) {
    let px = x;
    for (let i = 0; i < ow; i++) {
      const s = v128.load32_splat(px), t = v128.load32_splat(px, 4), u = v128.load32_splat(px, 8);
      let g = v128.load(dy);
      a0 = multiplyAdd(s, g, a0); b0 = multiplyAdd(t, g, b0); c0 = multiplyAdd(u, g, c0);
      g = v128.load(dy, 16);
      a1 = multiplyAdd(s, g, a1); b1 = multiplyAdd(t, g, b1); c1 = multiplyAdd(u, g, c1);
      g = v128.load(dy, 32);
      a2 = multiplyAdd(s, g, a2); b2 = multiplyAdd(t, g, b2); c2 = multiplyAdd(u, g, c2);
      g = v128.load(dy, 48);
      a3 = multiplyAdd(s, g, a3); b3 = multiplyAdd(t, g, b3); c3 = multiplyAdd(u, g, c3);
      px += xStep;
      dy += dwRow;
    }
    x += xLine;
  }
  v128.store(dw, a0); v128.store(dw, a1, 16); v128.store(dw, a2, 32); v128.store(dw, a3, 48);
  v128.store(dw1, b0); v128.store(dw1, b1, 16); v128.store(dw1, b2, 32); v128.store(dw1, b3, 48);
  v128.store(dw2, c0); v128.store(dw2, c1, 16); v128.store(dw2, c2, 32); v128.store(dw2, c3, 48);
}

@inline
function tile1x8(x: usize, dy: usize, dw: usize, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, sh: i32, sw: i32): void {
  let a0 = v128.load(dw), a1 = v128.load(dw, 16);
  const xStep = <usize>(sw * cin) << 2;
  const xLine = <usize>(sh * pw * cin) << 2;
  const dyStep = <usize>cout << 2;
  for (let y = 0; y < oh; y++) {
    let px = x;
    for (let i = 0; i < ow; i++) {
      const s = v128.load32_splat(px);
      a0 = multiplyAdd(s, v128.load(dy), a0);
      a1 = multiplyAdd(s, v128.load(dy, 16), a1);
      px += xStep;
      dy += dyStep;
    }
    x += xLine;
  }
  v128.store(dw, a0); v128.store(dw, a1, 16);
}

@inline
function tile1x1(x: usize, dy: usize, dw: usize, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, sh: i32, sw: i32): void {
  let sum = load<f32>(dw);
  const xStep = <usize>(sw * cin) << 2;
  const xLine = <usize>(sh * pw * cin) << 2;
  const dyStep = <usize>cout << 2;
  for (let y = 0; y < oh; y++) {
    let px = x;
    for (let i = 0; i < ow; i++) {
      sum += load<f32>(px) * load<f32>(dy);
      px += xStep;
      dy += dyStep;
    }
    x += xLine;
  }
  store<f32>(dw, sum);
}
