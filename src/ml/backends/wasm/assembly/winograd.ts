import { Floats, OptionalBytes, OptionalFloats } from "./shared/addresses";
import { storeLargest } from "./shared/pooling";
import { multiplyAdd } from "./shared/vector";
import { copyPatch, transformTile } from "./shared/winograd-input";

/** The tiles whose products are computed together: as many as keep their transformed inputs in a second-level cache. */
const BLOCK: i32 = 32;

/**
 * The filter of a 3 x 3 convolution as `convolveWinograd` multiplies with it, G g G' in the terms of Lavin and Gray (2015): from
 * panels that `packFilter` or `packTurnedFilter` wrote, [cout / 8, 9, cin, 8], to [cout / 8, 16, cin, 8]. A unit is a panel.
 */
export function winogradFilter(from: Floats, to: Floats, cin: i32, unitStart: i32, unitEnd: i32): void {
  const tap = <usize>cin << 5;
  for (let panel = unitStart; panel < unitEnd; panel++) {
    const filter = from + <usize>panel * 9 * tap;
    const out = to + <usize>panel * 16 * tap;
    for (let at: usize = 0; at < tap; at += 16) {
      for (let column: usize = 0; column < 4; column++) {
        const g0 = filterColumn(filter + at, column, tap);
        const g1 = filterColumn(filter + at + 3 * tap, column, tap);
        const g2 = filterColumn(filter + at + 6 * tap, column, tap);
        const place = out + at + column * tap;
        v128.store(place, g0);
        v128.store(place + 4 * tap, halfSum(g0, g1, g2));
        v128.store(place + 8 * tap, halfSum(g0, f32x4.neg(g1), g2));
        v128.store(place + 12 * tap, g2);
      }
    }
  }
}

/** A row of the filter, of three taps, times column `column` of G'. */
@inline
function filterColumn(row: usize, column: usize, tap: usize): v128 {
  if (column == 0) return v128.load(row);
  if (column == 3) return v128.load(row + 2 * tap);
  const middle = v128.load(row + tap);
  return halfSum(v128.load(row), column == 1 ? middle : f32x4.neg(middle), v128.load(row + 2 * tap));
}

@inline
function halfSum(a: v128, b: v128, c: v128): v128 {
  return f32x4.mul(f32x4.add(f32x4.add(a, c), b), f32x4.splat(0.5));
}

/**
 * A 3 x 3 convolution of stride 1 by Winograd's F(2 x 2, 3 x 3) (Lavin and Gray, 2015, section 4.1): 16 products where the direct
 * way takes 36. y [n, oh, ow, cout] from x [n, h, w, cin], channels in fours, with `top` rows and `left` columns of zeros before
 * it and zeros after it; `filter` by `winogradFilter`; plus `bias` (0: none), and with `relu` no lower than 0. A unit is
 * `blocks` blocks of 32 tiles, counted over all pictures. `scratch` holds 32 * (16 * cin + 128) + 80 * cin floats for each unit, and
 * a call uses those of its first.
 */
export function convolveWinograd(
  x: Floats, filter: Floats, bias: OptionalFloats, y: Floats, scratch: Floats,
  n: i32, h: i32, w: i32, cin: i32, oh: i32, ow: i32, cout: i32, top: i32, left: i32, relu: bool, blocks: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const down = (oh + 1) >> 1, across = (ow + 1) >> 1;
  const transformed = scratch + <usize>unitStart * scratchBytes(cin);
  const products = transformed + (<usize>(BLOCK * 16 * cin) << 2);
  const step = <usize>cout << 2;
  const end = min(n * down * across, unitEnd * blocks * BLOCK);
  for (let first = unitStart * blocks * BLOCK; first < end; first += BLOCK) {
    const count = min(BLOCK, end - first);
    transformBlock(x, transformed, first, count, h, w, cin, down, across, top, left);
    for (let channel = 0; channel < cout; channel += 8) {
      multiply(transformed, filter + (<usize>(channel * 16 * cin) << 2), products, count, cin);
      for (let tile = 0; tile < count; tile++) {
        const image = (first + tile) / (down * across);
        const place = first + tile - image * down * across;
        const row = (place / across) << 1;
        const column = (place - (row >> 1) * across) << 1;
        const to = y + (<usize>(((image * oh + row) * ow + column) * cout + channel) << 2);
        const right = column + 1 < ow ? step : 0;
        const below = row + 1 < oh ? <usize>ow * step : 0;
        for (let part: usize = 0; part < 32; part += 16) {
          let start = f32x4.splat(0);
          if (bias) start = v128.load(bias + (<usize>channel << 2) + part);
          finishTile(products + (<usize>tile << 5) + part, start, to + part, right, below, relu, 0, false);
        }
      }
    }
  }
}

/**
 * `convolveWinograd` with relu, pooled to the largest of every 2 x 2, which is just one tile: y [n, oh / 2, ow / 2, cout], halves
 * rounded down. Where `winners` is not 0, [n, oh / 2, ow / 2, cout] bytes there tell which of the four was the first largest, or 4
 * where relu let none through.
 */
export function convolveWinogradPooled(
  x: Floats, filter: Floats, bias: Floats, y: Floats, winners: OptionalBytes, scratch: Floats,
  n: i32, h: i32, w: i32, cin: i32, oh: i32, ow: i32, cout: i32, top: i32, left: i32, blocks: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const down = oh >> 1, across = ow >> 1;
  const transformed = scratch + <usize>unitStart * scratchBytes(cin);
  const products = transformed + (<usize>(BLOCK * 16 * cin) << 2);
  const end = min(n * down * across, unitEnd * blocks * BLOCK);
  for (let first = unitStart * blocks * BLOCK; first < end; first += BLOCK) {
    const count = min(BLOCK, end - first);
    transformBlock(x, transformed, first, count, h, w, cin, down, across, top, left);
    for (let channel = 0; channel < cout; channel += 8) {
      multiply(transformed, filter + (<usize>(channel * 16 * cin) << 2), products, count, cin);
      for (let tile = 0; tile < count; tile++) {
        const place = <usize>((first + tile) * cout + channel);
        for (let part: usize = 0; part < 32; part += 16) {
          const start = v128.load(bias + (<usize>channel << 2) + part);
          const winner = winners ? winners + place + (part >> 2) : 0;
          finishTile(products + (<usize>tile << 5) + part, start, y + (place << 2) + part, 0, 0, true, winner, true);
        }
      }
    }
  }
}

@inline
function scratchBytes(cin: i32): usize {
  return <usize>(BLOCK * (16 * cin + 128) + 80 * cin) << 2;
}

/**
 * The inputs of `count` tiles from the tile `first` on, transformed, B' d B: [16, 8, cin, 4], where the four are tiles. Tiles beyond the
 * last are left as they are.
 */
@inline
function transformBlock(
  x: usize, to: usize, first: i32, count: i32, h: i32, w: i32, cin: i32, down: i32, across: i32, top: i32, left: i32,
): void {
  const pixel = <usize>cin << 2;
  const line = <usize>w * pixel;
  // Behind what is transformed and the products: 16 pixels for what lies at an edge, and one four of tiles, transformed.
  const patch = to + (<usize>(BLOCK * (16 * cin + 128)) << 2);
  const four = patch + 16 * pixel;
  for (let group = 0; group < count; group += 4) {
    const inGroup = min(4, count - group);
    for (let tile = 0; tile < inGroup; tile++) {
      const image = (first + group + tile) / (down * across);
      const place = first + group + tile - image * down * across;
      const tileRow = place / across;
      const row = (tileRow << 1) - top;
      const column = (place - tileRow * across << 1) - left;
      const picture = x + <usize>(image * h) * line;
      if (row >= 0 && column >= 0 && row + 4 <= h && column + 4 <= w) {
        transformTile(picture + <usize>row * line + <usize>column * pixel, line, pixel, four + (<usize>tile << 4), 64, 1024);
      } else {
        copyPatch(picture, patch, row, column, h, w, pixel);
        transformTile(patch, 4 * pixel, pixel, four + (<usize>tile << 4), 64, 1024);
      }
    }
    turn(four, to + <usize>group * pixel, cin, <usize>BLOCK * pixel);
  }
}

/** From [cin / 4, 16, 4 tiles, 4 channels] to [16, cin, 4 tiles], the sixteen `step` bytes apart. */
@inline
function turn(from: usize, to: usize, cin: i32, step: usize): void {
  for (let channel = 0; channel < cin; channel += 4) {
    let out = to;
    for (let i = 0; i < 16; i++) {
      const a = v128.load(from), b = v128.load(from, 16), c = v128.load(from, 32), d = v128.load(from, 48);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      v128.store(out, v128.shuffle<i64>(ab, cd, 0, 2));
      v128.store(out, v128.shuffle<i64>(ab, cd, 1, 3), 16);
      const ab2 = v128.shuffle<i32>(a, b, 2, 6, 3, 7), cd2 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(out, v128.shuffle<i64>(ab2, cd2, 0, 2), 32);
      v128.store(out, v128.shuffle<i64>(ab2, cd2, 1, 3), 48);
      from += 64;
      out += step;
    }
    to += 64;
  }
}

/** Sixteen matrix products: [16, 32 tiles, 8] from [16, 8, cin, 4 tiles] and a panel [16, cin, 8]. */
@inline
function multiply(transformed: usize, panel: usize, products: usize, count: i32, cin: i32): void {
  const bytes = <usize>cin << 4;
  for (let i = 0; i < 16; i++) {
    let p = transformed + <usize>i * bytes * 8;
    let to = products + (<usize>i << 10);
    for (let tile = 0; tile < count; tile += 4) {
      let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
      let weights = panel;
      const end = p + bytes;
      for (; p < end; p += 16) {
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
      }
      v128.store(to, a0); v128.store(to, a1, 16);
      v128.store(to, b0, 32); v128.store(to, b1, 48);
      v128.store(to, c0, 64); v128.store(to, c1, 80);
      v128.store(to, d0, 96); v128.store(to, d1, 112);
      to += 128;
    }
    panel += bytes << 1;
  }
}

/**
 * The 2 x 2 outputs of a tile, A' m A, of four channels, plus their bias: stored at `to`, `right` and `below` it where these are not 0; or,
 * with `pooled`, the largest of them at `to`, and which it was at `winner`.
 */
@inline
function finishTile(products: usize, bias: v128, to: usize, right: usize, below: usize, relu: bool, winner: usize, pooled: bool): void {
  let m = v128.load(products, 4 << 10), n = v128.load(products, 8 << 10);
  const s0 = f32x4.add(v128.load(products), f32x4.add(m, n));
  const t0 = f32x4.sub(f32x4.sub(m, n), v128.load(products, 12 << 10));
  m = v128.load(products, 5 << 10); n = v128.load(products, 9 << 10);
  const s1 = f32x4.add(v128.load(products, 1 << 10), f32x4.add(m, n));
  const t1 = f32x4.sub(f32x4.sub(m, n), v128.load(products, 13 << 10));
  m = v128.load(products, 6 << 10); n = v128.load(products, 10 << 10);
  const s2 = f32x4.add(v128.load(products, 2 << 10), f32x4.add(m, n));
  const t2 = f32x4.sub(f32x4.sub(m, n), v128.load(products, 14 << 10));
  m = v128.load(products, 7 << 10); n = v128.load(products, 11 << 10);
  const s3 = f32x4.add(v128.load(products, 3 << 10), f32x4.add(m, n));
  const t3 = f32x4.sub(f32x4.sub(m, n), v128.load(products, 15 << 10));
  const v0 = f32x4.add(f32x4.add(f32x4.add(s0, s1), s2), bias), v1 = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), s3), bias);
  const v2 = f32x4.add(f32x4.add(f32x4.add(t0, t1), t2), bias), v3 = f32x4.add(f32x4.sub(f32x4.sub(t1, t2), t3), bias);
  if (pooled) {
    storeLargest(to, winner, v0, v1, v2, v3);
    return;
  }
  storeActivated(to, v0, relu);
  if (right) storeActivated(to + right, v1, relu);
  if (below) storeActivated(to + below, v2, relu);
  if (right && below) storeActivated(to + right + below, v3, relu);
}

@inline
function storeActivated(to: usize, value: v128, relu: bool): void {
  v128.store(to, relu ? f32x4.max(value, f32x4.splat(0)) : value);
}
