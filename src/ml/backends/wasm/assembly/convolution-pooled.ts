import { Bytes, Floats, OptionalBytes } from "./shared/addresses";
import { convolveTile } from "./shared/convolution-tile";

/**
 * A convolution as `convolve` does it, with bias and relu, pooled to the largest of every 2 x 2 at once: y
 * [n, oh / 2, ow / 2, cout], halves rounded down. What lies before the pooling is never written to memory, but for the
 * two rows at hand: `rows` has room for 2 * pw + 4 positions of eight floats for every unit. Where `winners` is not
 * 0, [n, oh / 2, ow / 2, cout] bytes there tell which of the four was the first largest, or 4 where relu
 * let none through. A unit is one panel on one picture.
 */
export function convolvePooled(
  x: Floats, filter: Floats, bias: Floats, y: Floats, winners: OptionalBytes, rows: Floats,
  ph: i32, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, kh: i32, kw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const panels = cout >> 3;
  const plane = <usize>(ph * pw) << 2;
  const panelBytes = <usize>(kh * kw * cin) << 5;
  const positions = pw + ow;
  const half = oh >> 1, across = ow >> 1;
  const buffer = rows + <usize>unitStart * (<usize>(2 * pw + 4) << 5);
  const step = <usize>cout << 2;
  for (let unit = unitStart; unit < unitEnd; unit++) {
    const image = unit / panels;
    const panel = unit - image * panels;
    const from = x + <usize>(image * cin) * plane;
    const weights = filter + <usize>panel * panelBytes;
    const start = bias + (<usize>panel << 5);
    for (let row = 0; row < half; row++) {
      const origin = from + (<usize>(2 * row * pw) << 2);
      for (let at = 0; at < positions; at += 4) {
        const to = buffer + (<usize>at << 5);
        convolveTile(origin + (<usize>at << 2), weights, start, to, to + 32, to + 64, to + 96, plane, pw, cin, kh, kw, false);
      }
      const place = <usize>(((image * half + row) * across) * cout + (panel << 3));
      pool(buffer, y + (place << 2), winners ? winners + place : 0, pw, across, step);
    }
  }
}

@inline
function pool(buffer: usize, y: usize, winners: usize, pw: i32, across: i32, step: usize): void {
  const below = <usize>pw << 5;
  for (let column = 0; column < across; column++) {
    const at = buffer + (<usize>column << 6);
    for (let part: usize = 0; part < 32; part += 16) {
      const v0 = v128.load(at + part), v1 = v128.load(at + part, 32);
      const v2 = v128.load(at + below + part), v3 = v128.load(at + below + part, 32);
      const largest = f32x4.max(f32x4.max(v0, v1), f32x4.max(v2, v3));
      v128.store(y + part, f32x4.max(largest, f32x4.splat(0)));
      if (winners) {
        let index = i32x4.splat(3);
        index = v128.bitselect(i32x4.splat(2), index, f32x4.eq(v2, largest));
        index = v128.bitselect(i32x4.splat(1), index, f32x4.eq(v1, largest));
        index = v128.bitselect(i32x4.splat(0), index, f32x4.eq(v0, largest));
        index = v128.bitselect(index, i32x4.splat(4), f32x4.gt(largest, f32x4.splat(0)));
        const words = i16x8.narrow_i32x4_s(index, index);
        v128.store_lane<i32>(winners + (part >> 2), i8x16.narrow_i16x8_u(words, words), 0);
      }
    }
    y += step;
    if (winners) winners += step >> 2;
  }
}

/**
 * The gradient of relu and that pooling: dx [n, h, w, c] is dy [n, h / 2, w / 2, c] where `winners` tell it came from,
 * and 0 elsewhere; and of the bias, summed for each picture: sums [n, c]. Channels in fours. Units are pictures.
 */
export function reluPoolGradient(
  dy: Floats, winners: Bytes, dx: Floats, sums: Floats, h: i32, w: i32, c: i32, unitStart: i32, unitEnd: i32,
): void {
  const bytes = <usize>c << 2;
  const line = <usize>w * bytes;
  const half = h >> 1, across = w >> 1;
  for (let image = unitStart; image < unitEnd; image++) {
    const pooled = <usize>(image * half * across * c);
    let gradient = dy + (pooled << 2);
    let winner = winners + pooled;
    const to = dx + <usize>(image * h) * line;
    const total = sums + <usize>image * bytes;
    memory.fill(total, 0, bytes);
    for (let row = 0; row < half; row++) {
      for (let column = 0; column < across; column++) {
        const at = to + <usize>(2 * row) * line + <usize>(2 * column) * bytes;
        for (let channel: usize = 0; channel < bytes; channel += 16) {
          const packed = v128.load32_zero(winner);
          const index = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(packed));
          const value = v128.load(gradient);
          const out = at + channel;
          v128.store(out, v128.and(value, i32x4.eq(index, i32x4.splat(0))));
          v128.store(out + bytes, v128.and(value, i32x4.eq(index, i32x4.splat(1))));
          v128.store(out + line, v128.and(value, i32x4.eq(index, i32x4.splat(2))));
          v128.store(out + line + bytes, v128.and(value, i32x4.eq(index, i32x4.splat(3))));
          const through = v128.andnot(value, i32x4.eq(index, i32x4.splat(4)));
          v128.store(total + channel, f32x4.add(v128.load(total + channel), through));
          gradient += 16;
          winner += 4;
        }
      }
      if (w & 1) {
        memory.fill(to + <usize>(2 * row + 1) * line - bytes, 0, bytes);
        memory.fill(to + <usize>(2 * row + 2) * line - bytes, 0, bytes);
      }
    }
    if (h & 1) memory.fill(to + <usize>(h - 1) * line, 0, line);
  }
}
