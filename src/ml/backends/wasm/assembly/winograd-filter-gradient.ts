import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";
import { copyPatch, transformTile } from "./shared/winograd-input";

/**
 * The gradient of a 3 x 3 convolution of stride 1 by its filter, by Winograd's F(3 x 3, 2 x 2) (Lavin and Gray, 2015): for every
 * 2 x 2 of dy [n, oh, ow, cout], 16 products where the direct way takes 36. x [n, h, w, cin] is not padded: `top` rows and
 * `left` columns of zeros lie before it, and zeros after it. cin in fours, cout in eights.
 *
 * A unit is `size` tiles, counted over all pictures, which are transformed and multiplied `block` at a time. Its sums, not yet
 * transformed back, go to `sums` [units, 16, cin / 4, cout / 8, 4, 8]; `addWinogradSums` makes dw of them. So no sum depends on how
 * many threads there are. `scratch` holds 16 * (block * (cin + cout) + cin + 32) floats for each unit, and a call uses those of its first.
 */
export function winogradFilterGradient(
  x: Floats, dy: Floats, sums: Floats, scratch: Floats,
  n: i32, h: i32, w: i32, cin: i32, oh: i32, ow: i32, cout: i32, top: i32, left: i32, size: i32, block: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const down = (oh + 1) >> 1, across = (ow + 1) >> 1;
  const tiles = n * down * across;
  const inputs = scratch + (<usize>(unitStart * 16 * (block * (cin + cout) + cin + 32)) << 2);
  const gradients = inputs + 16 * stepOf(block, cin);
  const patch = gradients + 16 * stepOf(block, cout);
  for (let unit = unitStart; unit < unitEnd; unit++) {
    const to = sums + (<usize>(unit * 16 * cin * cout) << 2);
    const start = unit * size;
    const end = min(tiles, start + size);
    for (let first = start; first < end; first += block) {
      const count = min(block, end - first);
      for (let tile = 0; tile < count; tile++) {
        const image = (first + tile) / (down * across);
        const place = first + tile - image * down * across;
        const row = (place / across) << 1;
        const column = (place - (row >> 1) * across) << 1;
        transformInput(x, inputs + (<usize>tile << 4), patch, image, row - top, column - left, h, w, cin, block);
        transformGradient(dy, gradients + (<usize>tile << 5), image, row, column, oh, ow, cout, block);
      }
      multiply(inputs, gradients, to, count, cin, cout, block, first == start);
    }
  }
}

/**
 * The bytes from one of the sixteen to the next, for so many channels: a cache line more than they hold, as what lies a power of two
 * apart evicts one another from the cache.
 */
@inline
function stepOf(block: i32, channels: i32): usize {
  return (<usize>(block * channels) << 2) + 64;
}

/** The 4 x 4 inputs of one tile: to [16, cin / 4, block, 4]. */
@inline
function transformInput(
  x: usize, to: usize, patch: usize, image: i32, row: i32, column: i32, h: i32, w: i32, cin: i32, block: i32,
): void {
  const pixel = <usize>cin << 2;
  const line = <usize>w * pixel;
  const picture = x + <usize>(image * h) * line;
  const step = stepOf(block, cin);
  const four = <usize>block << 4;
  if (row >= 0 && column >= 0 && row + 4 <= h && column + 4 <= w) {
    transformTile(picture + <usize>row * line + <usize>column * pixel, line, pixel, to, step, four);
  } else {
    copyPatch(picture, patch, row, column, h, w, pixel);
    transformTile(patch, 4 * pixel, pixel, to, step, four);
  }
}

/** The 2 x 2 gradients of one tile, G g G' without its halves, which come last; zeros beyond the edge: to [16, cout / 8, block, 8]. */
@inline
function transformGradient(
  dy: usize, to: usize, image: i32, row: i32, column: i32, oh: i32, ow: i32, cout: i32, block: i32,
): void {
  const pixel = <usize>cout << 2;
  const step = stepOf(block, cout);
  const eight = <usize>block << 5;
  const from = dy + <usize>((image * oh + row) * ow + column) * pixel;
  const hasRight = column + 1 < ow, hasBelow = row + 1 < oh;
  const line = <usize>ow * pixel;
  for (let at: usize = 0; at < pixel; at += 16) {
    const p = from + at;
    const zero = f32x4.splat(0);
    const a0 = v128.load(p);
    let a1 = zero, b0 = zero, b1 = zero;
    if (hasRight) a1 = v128.load(p + pixel);
    if (hasBelow) {
      b0 = v128.load(p + line);
      if (hasRight) b1 = v128.load(p + line + pixel);
    }
    const out = to + (at >> 5) * eight + (at & 16);
    gradientRow(out, step, a0, a1);
    gradientRow(out + 4 * step, step, f32x4.add(a0, b0), f32x4.add(a1, b1));
    gradientRow(out + 8 * step, step, f32x4.sub(a0, b0), f32x4.sub(a1, b1));
    gradientRow(out + 12 * step, step, b0, b1);
  }
}

@inline
function gradientRow(to: usize, step: usize, g0: v128, g1: v128): void {
  v128.store(to, g0);
  v128.store(to + step, f32x4.add(g0, g1));
  v128.store(to + 2 * step, f32x4.sub(g0, g1));
  v128.store(to + 3 * step, g1);
}

/** Sixteen matrix products of `count` tiles, added to sums [16, cin / 4, cout / 8, 4, 8]; with `isFirst`, in their place. */
@inline
function multiply(
  inputs: usize, gradients: usize, sums: usize, count: i32, cin: i32, cout: i32, block: i32, isFirst: bool,
): void {
  const four = <usize>block << 4, eight = <usize>block << 5;
  const bytes = <usize>count << 4;
  for (let i = 0; i < 16; i++) {
    let x = inputs;
    for (let channel = 0; channel < cin; channel += 4) {
      let g = gradients;
      for (let panel = 0; panel < cout; panel += 8) {
        tile4x8(x, x + bytes, g, sums, isFirst);
        g += eight;
        sums += 128;
      }
      x += four;
    }
    inputs += stepOf(block, cin);
    gradients += stepOf(block, cout);
  }
}

@inline
function tile4x8(x: usize, end: usize, g: usize, to: usize, isFirst: bool): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  if (!isFirst) {
    a0 = v128.load(to); a1 = v128.load(to, 16);
    b0 = v128.load(to, 32); b1 = v128.load(to, 48);
    c0 = v128.load(to, 64); c1 = v128.load(to, 80);
    d0 = v128.load(to, 96); d1 = v128.load(to, 112);
  }
  for (; x < end; x += 16) {
    const g0 = v128.load(g), g1 = v128.load(g, 16);
    let s = v128.load32_splat(x);
    a0 = multiplyAdd(s, g0, a0); a1 = multiplyAdd(s, g1, a1);
    s = v128.load32_splat(x, 4);
    b0 = multiplyAdd(s, g0, b0); b1 = multiplyAdd(s, g1, b1);
    s = v128.load32_splat(x, 8);
    c0 = multiplyAdd(s, g0, c0); c1 = multiplyAdd(s, g1, c1);
    s = v128.load32_splat(x, 12);
    d0 = multiplyAdd(s, g0, d0); d1 = multiplyAdd(s, g1, d1);
    g += 32;
  }
  v128.store(to, a0); v128.store(to, a1, 16);
  v128.store(to, b0, 32); v128.store(to, b1, 48);
  v128.store(to, c0, 64); v128.store(to, c1, 80);
  v128.store(to, d0, 96); v128.store(to, d1, 112);
}

/**
 * The second half of `winogradFilterGradient`: adds up the sums of its `count` units in their order and transforms them back, A' m A,
 * to dw [3, 3, cin, cout]. A unit is four input channels.
 */
export function addWinogradSums(
  sums: Floats, dw: Floats, count: i32, cin: i32, cout: i32, unitStart: i32, unitEnd: i32,
): void {
  const step = <usize>(cin * cout) << 2;
  for (let unit = unitStart; unit < unitEnd; unit++) {
    for (let panel = 0; panel < cout; panel += 8) {
      let from = sums + (<usize>(unit * (cout >> 3) + (panel >> 3)) << 7);
      for (let channel = 0; channel < 4; channel++) {
        const to = dw + (<usize>((unit * 4 + channel) * cout + panel) << 2);
        finishFour(from, to, step, count);
        finishFour(from + 16, to + 16, step, count);
        from += 32;
      }
    }
  }
}

/** The 3 x 3 gradients of four output channels, A' m A. The sixteen elements of m lie `step` bytes apart, those of dw too. */
@inline
function finishFour(from: usize, to: usize, step: usize, count: i32): void {
  const line = 4 * step;
  let m0 = total(from, step, count), m1 = total(from + line, step, count);
  let m2 = total(from + 2 * line, step, count), m3 = total(from + 3 * line, step, count);
  const a0 = first(m0, m1, m2), b0 = second(m1, m2), c0 = third(m1, m2, m3);
  from += step;
  m0 = total(from, step, count); m1 = total(from + line, step, count);
  m2 = total(from + 2 * line, step, count); m3 = total(from + 3 * line, step, count);
  const a1 = first(m0, m1, m2), b1 = second(m1, m2), c1 = third(m1, m2, m3);
  from += step;
  m0 = total(from, step, count); m1 = total(from + line, step, count);
  m2 = total(from + 2 * line, step, count); m3 = total(from + 3 * line, step, count);
  const a2 = first(m0, m1, m2), b2 = second(m1, m2), c2 = third(m1, m2, m3);
  from += step;
  m0 = total(from, step, count); m1 = total(from + line, step, count);
  m2 = total(from + 2 * line, step, count); m3 = total(from + 3 * line, step, count);
  storeRow(to, step, a0, a1, a2, first(m0, m1, m2));
  storeRow(to + 3 * step, step, b0, b1, b2, second(m1, m2));
  storeRow(to + 6 * step, step, c0, c1, c2, third(m1, m2, m3));
}

@inline
function storeRow(to: usize, step: usize, m0: v128, m1: v128, m2: v128, m3: v128): void {
  v128.store(to, first(m0, m1, m2));
  v128.store(to + step, second(m1, m2));
  v128.store(to + 2 * step, third(m1, m2, m3));
}

/** The rows of A', with the halves that G and G' have. */
@inline
function first(m0: v128, m1: v128, m2: v128): v128 {
  return f32x4.add(m0, half(f32x4.add(m1, m2)));
}

@inline
function second(m1: v128, m2: v128): v128 {
  return half(f32x4.sub(m1, m2));
}

@inline
function third(m1: v128, m2: v128, m3: v128): v128 {
  return f32x4.sub(half(f32x4.add(m1, m2)), m3);
}

@inline
function half(value: v128): v128 {
  return f32x4.mul(value, f32x4.splat(0.5));
}

/** What the units' sums at one place come to; each unit's begin 16 * `step` bytes after the last one's. */
@inline
function total(from: usize, step: usize, count: i32): v128 {
  let sum = v128.load(from);
  for (let unit = 1; unit < count; unit++) {
    from += step << 4;
    sum = f32x4.add(sum, v128.load(from));
  }
  return sum;
}
