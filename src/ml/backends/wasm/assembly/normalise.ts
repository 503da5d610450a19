import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/**
 * The sums over each channel's values, and over their squares, of every picture of z [n, pixels, c], channels in
 * fours: into sums [n, 2, c]. Units are pictures, so that no sum depends on how many threads there are.
 */
export function channelSums(z: Floats, sums: Floats, pixels: i32, c: i32, unitStart: i32, unitEnd: i32): void {
  const bytes = <usize>c << 2;
  for (let image = unitStart; image < unitEnd; image++) {
    const from = z + <usize>(image * pixels) * bytes;
    const to = sums + <usize>(image * 2) * bytes;
    for (let channel: usize = 0; channel < bytes; channel += 16) {
      let sum = f32x4.splat(0);
      let squares = sum;
      let at = from + channel;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const value = v128.load(at);
        sum = f32x4.add(sum, value);
        squares = multiplyAdd(value, value, squares);
        at += bytes;
      }
      v128.store(to + channel, sum);
      v128.store(to + channel + bytes, squares);
    }
  }
}

/**
 * relu(scale * z + shift), pooled to the largest of every 2 x 2: y [n, h / 2, w / 2, c] from z [n, h, w, c], halves
 * rounded down, channels in fours; scale and shift [c]. Units are pictures.
 */
export function normReluPool(
  z: Floats, scale: Floats, shift: Floats, y: Floats, h: i32, w: i32, c: i32, unitStart: i32, unitEnd: i32,
): void {
  const bytes = <usize>c << 2;
  const line = <usize>w * bytes;
  const oh = h >> 1, ow = w >> 1;
  let to = y + <usize>(unitStart * oh * ow) * bytes;
  for (let image = unitStart; image < unitEnd; image++) {
    for (let oy = 0; oy < oh; oy++) {
      for (let ox = 0; ox < ow; ox++) {
        const from = z + <usize>(image * h + 2 * oy) * line + <usize>(2 * ox) * bytes;
        for (let channel: usize = 0; channel < bytes; channel += 16) {
          const factor = v128.load(scale + channel), term = v128.load(shift + channel);
          const at = from + channel;
          const upper = f32x4.max(
            multiplyAdd(v128.load(at), factor, term), multiplyAdd(v128.load(at + bytes), factor, term));
          const lower = f32x4.max(
            multiplyAdd(v128.load(at + line), factor, term), multiplyAdd(v128.load(at + line + bytes), factor, term));
          v128.store(to + channel, f32x4.max(f32x4.max(upper, lower), f32x4.splat(0)));
        }
        to += bytes;
      }
    }
  }
}

/**
 * What the gradient by z needs to know of a whole batch: over every window whose largest value relu let through,
 * the sums of dy and of dy times the z it came from, into sums [n, 2, c]. Units are pictures.
 */
export function normGradientSums(
  z: Floats, scale: Floats, shift: Floats, dy: Floats, sums: Floats, h: i32, w: i32, c: i32, unitStart: i32, unitEnd: i32,
): void {
  const bytes = <usize>c << 2;
  const line = <usize>w * bytes;
  const oh = h >> 1, ow = w >> 1;
  for (let image = unitStart; image < unitEnd; image++) {
    const to = sums + <usize>(image * 2) * bytes;
    memory.fill(to, 0, 2 * bytes);
    let gradient = dy + <usize>(image * oh * ow) * bytes;
    for (let oy = 0; oy < oh; oy++) {
      for (let ox = 0; ox < ow; ox++) {
        const from = z + <usize>(image * h + 2 * oy) * line + <usize>(2 * ox) * bytes;
        for (let channel: usize = 0; channel < bytes; channel += 16) {
          const factor = v128.load(scale + channel), term = v128.load(shift + channel);
          const at = from + channel;
          const z0 = v128.load(at), z1 = v128.load(at + bytes), z2 = v128.load(at + line), z3 = v128.load(at + line + bytes);
          let largest = multiplyAdd(z0, factor, term);
          let source = z0;
          let value = multiplyAdd(z1, factor, term);
          source = v128.bitselect(z1, source, f32x4.gt(value, largest));
          largest = f32x4.max(largest, value);
          value = multiplyAdd(z2, factor, term);
          source = v128.bitselect(z2, source, f32x4.gt(value, largest));
          largest = f32x4.max(largest, value);
          value = multiplyAdd(z3, factor, term);
          source = v128.bitselect(z3, source, f32x4.gt(value, largest));
          largest = f32x4.max(largest, value);
          const through = v128.and(v128.load(gradient + channel), f32x4.gt(largest, f32x4.splat(0)));
          v128.store(to + channel, f32x4.add(v128.load(to + channel), through));
          const products = to + bytes + channel;
          v128.store(products, multiplyAdd(through, source, v128.load(products)));
        }
        gradient += bytes;
      }
    }
  }
}

/**
 * dz [n, h, w, c]: scale times dy where a value was its window's first largest and above 0, less
 * constant + slope * z everywhere, for the mean and the variance that each value moves. Units are pictures.
 */
export function normGradient(
  z: Floats, scale: Floats, shift: Floats, constant: Floats, slope: Floats, dy: Floats, dz: Floats, h: i32, w: i32, c: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const bytes = <usize>c << 2;
  const line = <usize>w * bytes;
  const oh = h >> 1, ow = w >> 1;
  for (let image = unitStart; image < unitEnd; image++) {
    let gradient = dy + <usize>(image * oh * ow) * bytes;
    const from = z + <usize>(image * h) * line;
    const to = dz + <usize>(image * h) * line;
    for (let oy = 0; oy < oh; oy++) {
      for (let ox = 0; ox < ow; ox++) {
        const offset = <usize>(2 * oy) * line + <usize>(2 * ox) * bytes;
        for (let channel: usize = 0; channel < bytes; channel += 16) {
          const factor = v128.load(scale + channel), term = v128.load(shift + channel);
          const k0 = v128.load(constant + channel), k1 = v128.load(slope + channel);
          const at = from + offset + channel;
          const out = to + offset + channel;
          const z0 = v128.load(at), z1 = v128.load(at + bytes), z2 = v128.load(at + line), z3 = v128.load(at + line + bytes);
          const y0 = multiplyAdd(z0, factor, term), y1 = multiplyAdd(z1, factor, term);
          const y2 = multiplyAdd(z2, factor, term), y3 = multiplyAdd(z3, factor, term);
          const largest = f32x4.max(f32x4.max(y0, y1), f32x4.max(y2, y3));
          const through = f32x4.mul(factor, v128.load(gradient + channel));
          let open = f32x4.gt(largest, f32x4.splat(0));
          let hit = v128.and(open, f32x4.eq(y0, largest));
          v128.store(out, f32x4.sub(v128.and(hit, through), multiplyAdd(k1, z0, k0)));
          open = v128.andnot(open, hit);
          hit = v128.and(open, f32x4.eq(y1, largest));
          v128.store(out + bytes, f32x4.sub(v128.and(hit, through), multiplyAdd(k1, z1, k0)));
          open = v128.andnot(open, hit);
          hit = v128.and(open, f32x4.eq(y2, largest));
          v128.store(out + line, f32x4.sub(v128.and(hit, through), multiplyAdd(k1, z2, k0)));
          open = v128.andnot(open, hit);
          hit = v128.and(open, f32x4.eq(y3, largest));
          v128.store(out + line + bytes, f32x4.sub(v128.and(hit, through), multiplyAdd(k1, z3, k0)));
        }
        gradient += bytes;
      }
    }
    if (w & 1) for (let y = 0; y < h; y++) behind(from, to, constant, slope, y * w + w - 1, 1, bytes);
    if (h & 1) behind(from, to, constant, slope, (h - 1) * w, w, bytes);
  }
}

/** Of pixels that no window holds, the part of the gradient that goes by the mean and the variance alone. */
function behind(z: usize, dz: usize, constant: usize, slope: usize, start: i32, count: i32, bytes: usize): void {
  for (let pixel = start; pixel < start + count; pixel++) {
    const offset = <usize>pixel * bytes;
    for (let channel: usize = 0; channel < bytes; channel += 16) {
      const spread = multiplyAdd(v128.load(slope + channel), v128.load(z + offset + channel), v128.load(constant + channel));
      v128.store(dz + offset + channel, f32x4.neg(spread));
    }
  }
}
