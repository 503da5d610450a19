import { Bytes, Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/** The bytes of the twelve vectors that are added up at once. */
const STRETCH: usize = 192;

/**
 * The gradients of a convolution that is followed by relu and 2 x 2 max pooling, by its filter and by its bias. Of every four values
 * before the pooling one at most has a gradient, so each element of `dy` [n, half, across, cout] is multiplied with the input
 * under the one filter position that `winners` tell, and the three others are left out.
 *
 * x [n, ph, pw, cin] is padded already; dw [cout, kh, kw, cin] and dBias [cout] are zero before. `list` holds half * across
 * entries of eight bytes for each unit; a call uses those of its first. A unit is an output channel; each sum is added up from the first
 * picture to the last, so that none depends on how many threads there are.
 */
export function winnerFilterGradient(
  x: Floats, dy: Floats, winners: Bytes, dw: Floats, dBias: Floats, list: Floats,
  n: i32, ph: i32, pw: i32, cin: i32, half: i32, across: i32, cout: i32, kh: i32, kw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const pixel = <usize>cin << 2;
  const line = <usize>pw * pixel;
  const run = <usize>kw * pixel;
  const entries = list + (<usize>(unitStart * half * across) << 3);
  for (let image = 0; image < n; image++) {
    const from = image * half * across * cout;
    for (let unit = unitStart; unit < unitEnd; unit++) {
      const end = listWinners(dy + (<usize>(from + unit) << 2), winners + <usize>(from + unit), entries, half, across, cout, line, pixel, dBias + (<usize>unit << 2));
      let to = dw + <usize>(unit * kh) * run;
      if (kh == 3 && run == 12) {
        addThreeRows(to, x, entries, end, line);
        continue;
      }
      for (let row = 0; row < kh; row++) {
        addProducts(to, x + <usize>row * line, entries, end, run);
        to += run;
      }
    }
    x += <usize>ph * line;
  }
}

/** Lists where the filter stood for one channel's winners, in bytes from the first position, and their gradients. Returns the list's end. */
@inline
function listWinners(
  dy: usize, winners: usize, entries: usize, half: i32, across: i32, cout: i32, line: usize, pixel: usize, total: usize,
): usize {
  let sum = load<f32>(total);
  for (let row = 0; row < half; row++) {
    let at = <usize>(2 * row) * line;
    for (let column = 0; column < across; column++) {
      const winner = <usize>load<u8>(winners);
      const value = load<f32>(dy);
      if (winner < 4 && value != 0) {
        store<u32>(entries, <u32>(at + (winner >> 1) * line + (winner & 1) * pixel));
        store<f32>(entries, value, 4);
        entries += 8;
        sum += value;
      }
      at += 2 * pixel;
      dy += <usize>cout << 2;
      winners += cout;
    }
  }
  store<f32>(total, sum);
  return entries;
}

/** Adds to the `bytes` at `to` the sum of those at `from` plus each entry's place, times the entry's value. */
@inline
function addProducts(to: usize, from: usize, entries: usize, end: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + STRETCH <= bytes; at += STRETCH) add48(to + at, from + at, entries, end);
  for (; at + 48 <= bytes; at += 48) add12(to + at, from + at, entries, end);
  for (; at + 16 <= bytes; at += 16) add4(to + at, from + at, entries, end);
  for (; at < bytes; at += 4) add1(to + at, from + at, entries, end);
}

/** Forty-eight floats: twelve vectors, as many as fit in registers beside one input and one factor. */
@inline
function add48(to: usize, from: usize, entries: usize, end: usize): void {
  let a = v128.load(to), b = v128.load(to, 16), c = v128.load(to, 32), d = v128.load(to, 48);
  let e = v128.load(to, 64), f = v128.load(to, 80), g = v128.load(to, 96), h = v128.load(to, 112);
  let i = v128.load(to, 128), j = v128.load(to, 144), k = v128.load(to, 160), l = v128.load(to, 176);
  for (; entries < end; entries += 8) {
    const p = from + <usize>load<u32>(entries);
    const s = v128.load32_splat(entries, 4);
    a = multiplyAdd(s, v128.load(p), a); b = multiplyAdd(s, v128.load(p, 16), b);
    c = multiplyAdd(s, v128.load(p, 32), c); d = multiplyAdd(s, v128.load(p, 48), d);
    e = multiplyAdd(s, v128.load(p, 64), e); f = multiplyAdd(s, v128.load(p, 80), f);
    g = multiplyAdd(s, v128.load(p, 96), g); h = multiplyAdd(s, v128.load(p, 112), h);
    i = multiplyAdd(s, v128.load(p, 128), i); j = multiplyAdd(s, v128.load(p, 144), j);
    k = multiplyAdd(s, v128.load(p, 160), k); l = multiplyAdd(s, v128.load(p, 176), l);
  }
  v128.store(to, a); v128.store(to, b, 16); v128.store(to, c, 32); v128.store(to, d, 48);
  v128.store(to, e, 64); v128.store(to, f, 80); v128.store(to, g, 96); v128.store(to, h, 112);
  v128.store(to, i, 128); v128.store(to, j, 144); v128.store(to, k, 160); v128.store(to, l, 176);
}

@inline
function add12(to: usize, from: usize, entries: usize, end: usize): void {
  let a = v128.load(to), b = v128.load(to, 16), c = v128.load(to, 32);
  for (; entries < end; entries += 8) {
    const p = from + <usize>load<u32>(entries);
    const s = v128.load32_splat(entries, 4);
    a = multiplyAdd(s, v128.load(p), a);
    b = multiplyAdd(s, v128.load(p, 16), b);
    c = multiplyAdd(s, v128.load(p, 32), c);
  }
  v128.store(to, a); v128.store(to, b, 16); v128.store(to, c, 32);
}

@inline
function add4(to: usize, from: usize, entries: usize, end: usize): void {
  let a = v128.load(to);
  for (; entries < end; entries += 8) {
    const p = from + <usize>load<u32>(entries);
    a = multiplyAdd(v128.load32_splat(entries, 4), v128.load(p), a);
  }
  v128.store(to, a);
}

@inline
function add1(to: usize, from: usize, entries: usize, end: usize): void {
  let a = load<f32>(to);
  for (; entries < end; entries += 8) a += load<f32>(entries, 4) * load<f32>(from + <usize>load<u32>(entries));
  store<f32>(to, a);
}

/** A 3 x 3 filter on one channel: three rows of three floats at once. */
@inline
function addThreeRows(to: usize, from: usize, entries: usize, end: usize, line: usize): void {
  let a = threeAt(to), b = threeAt(to + 12), c = threeAt(to + 24);
  for (; entries < end; entries += 8) {
    const p = from + <usize>load<u32>(entries);
    const s = v128.load32_splat(entries, 4);
    a = multiplyAdd(s, threeAt(p), a);
    b = multiplyAdd(s, threeAt(p + line), b);
    c = multiplyAdd(s, threeAt(p + 2 * line), c);
  }
  storeThree(to, a);
  storeThree(to + 12, b);
  storeThree(to + 24, c);
}

@inline
function threeAt(at: usize): v128 {
  return v128.load_lane<f32>(at + 8, v128.load64_zero(at), 2);
}

@inline
function storeThree(to: usize, value: v128): void {
  v128.store_lane<i64>(to, value, 0);
  v128.store_lane<f32>(to + 8, value, 2);
}

/**
 * The gradient of that convolution by its input: dx [n, ph, pw, cin], padded as x was, from dy and winners as above, and the filter
 * [cout, kh, kw, cin]. A unit is a picture; `lists` holds half * across * (cout * 8 + 16) bytes for each, and a call uses those of
 * its first.
 */
export function winnerInputGradient(
  dy: Floats, winners: Bytes, filter: Floats, dx: Floats, lists: Floats,
  ph: i32, pw: i32, cin: i32, half: i32, across: i32, cout: i32, kh: i32, kw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const pixel = <usize>cin << 2;
  const line = <usize>pw * pixel;
  const run = <usize>kw * pixel;
  const windows = half * across;
  const ends = lists + <usize>(unitStart * windows * (cout * 8 + 16));
  const entries = ends + (<usize>windows << 4);
  for (let image = unitStart; image < unitEnd; image++) {
    const from = <usize>(image * windows * cout);
    listPositions(dy + (from << 2), winners + from, ends, entries, windows, cout, <usize>kh * run);
    const to = dx + <usize>(image * ph) * line;
    memory.fill(to, 0, <usize>ph * line);
    for (let row = 0; row < kh; row++) {
      // A stretch of the filter's row at a time, for all channels, stays in the first-level cache.
      for (let at: usize = 0; at < run; at += STRETCH) {
        const bytes = min(STRETCH, run - at);
        const weights = filter + <usize>row * run + at;
        let list = entries;
        let end = ends;
        for (let y = 0; y < half; y++) {
          let place = to + <usize>(2 * y + row) * line + at;
          for (let column = 0; column < across; column++) {
            for (let position: usize = 0; position < 4; position++) {
              const until = entries + <usize>load<u32>(end);
              addProducts(place + (position >> 1) * line + (position & 1) * pixel, weights, list, until, bytes);
              list = until;
              end += 4;
            }
            place += 2 * pixel;
          }
        }
      }
    }
  }
}

/**
 * Lists, for each of a window's four positions, the channels that won there, as their filters' places in bytes, and their
 * gradients. `ends`: where each list ends, in bytes from the first.
 */
@inline
function listPositions(dy: usize, winners: usize, ends: usize, entries: usize, windows: i32, cout: i32, filterBytes: usize): void {
  let to = entries;
  for (let window = 0; window < windows; window++) {
    for (let position: u32 = 0; position < 4; position++) {
      for (let channel = 0; channel < cout; channel++) {
        const value = load<f32>(dy + (<usize>channel << 2));
        if (load<u8>(winners + <usize>channel) != position || value == 0) continue;
        store<u32>(to, <u32>(<usize>channel * filterBytes));
        store<f32>(to, value, 4);
        to += 8;
      }
      store<u32>(ends, <u32>(to - entries));
      ends += 4;
    }
    dy += <usize>cout << 2;
    winners += cout;
  }
}
