import { Floats } from "./shared/addresses";

/**
 * The gradient of max pooling, NHWC: adds each element of `dy` [n, oh, ow, c] to the place in `dx`
 * [n, h, w, c], zero before, that held the window's first largest value of `x`, as `y` tells. A unit
 * is a picture.
 */
export function maxPoolGradient(
  x: Floats, y: Floats, dy: Floats, dx: Floats,
  h: i32, w: i32, c: i32, oh: i32, ow: i32,
  kh: i32, kw: i32, sh: i32, sw: i32, padTop: i32, padLeft: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const image = <usize>(h * w * c) << 2;
  const pooled = <usize>(oh * ow * c) << 2;
  if (kh == 2 && kw == 2 && sh == 2 && sw == 2 && padTop == 0 && padLeft == 0 && oh == h >> 1 && ow == w >> 1 && c % 4 == 0) {
    for (let n = unitStart; n < unitEnd; n++) {
      const offset = <usize>n * image, at = <usize>n * pooled;
      sideBySide(x + offset, y + at, dy + at, dx + offset, h, w, <usize>c << 2);
    }
    return;
  }
  for (let n = unitStart; n < unitEnd; n++) {
    const xImage = x + <usize>n * image;
    const dxImage = dx + <usize>n * image;
    memory.fill(dxImage, 0, image);
    let at = <usize>n * pooled;
    for (let oy = 0; oy < oh; oy++) {
      const top = oy * sh - padTop;
      for (let ox = 0; ox < ow; ox++) {
        const left = ox * sw - padLeft;
        let channel = 0;
        for (; channel + 4 <= c; channel += 4) {
          window4(xImage, dxImage, v128.load(y + at), v128.load(dy + at), h, w, c, top, left, kh, kw, channel);
          at += 16;
        }
        for (; channel < c; channel++) {
          window1(xImage, dxImage, load<f32>(y + at), load<f32>(dy + at), h, w, c, top, left, kh, kw, channel);
          at += 4;
        }
      }
    }
  }
}

/** One picture's gradient for windows of 2 x 2 side by side: every element of `dx` is in one of them at most, and is written once. */
@inline
function sideBySide(x: usize, y: usize, dy: usize, dx: usize, h: i32, w: i32, pixel: usize): void {
  const line = <usize>w * pixel;
  const across = <usize>(w >> 1) * pixel;
  for (let row = 0; row < h >> 1; row++) {
    const start = <usize>(2 * row) * line;
    for (let column: usize = 0; column < across; column += pixel) {
      const first = start + 2 * column;
      for (let place = first; place < first + pixel; place += 16) {
        const largest = v128.load(y), gradient = v128.load(dy);
        let hit = f32x4.eq(v128.load(x + place), largest);
        let open = v128.not(hit);
        v128.store(dx + place, v128.and(hit, gradient));
        hit = v128.and(open, f32x4.eq(v128.load(x + place + pixel), largest));
        open = v128.andnot(open, hit);
        v128.store(dx + place + pixel, v128.and(hit, gradient));
        hit = v128.and(open, f32x4.eq(v128.load(x + place + line), largest));
        open = v128.andnot(open, hit);
        v128.store(dx + place + line, v128.and(hit, gradient));
        hit = v128.and(open, f32x4.eq(v128.load(x + place + line + pixel), largest));
        v128.store(dx + place + line + pixel, v128.and(hit, gradient));
        y += 16;
        dy += 16;
      }
    }
    if (w & 1) {
      memory.fill(dx + start + line - pixel, 0, pixel);
      memory.fill(dx + start + 2 * line - pixel, 0, pixel);
    }
  }
  if (h & 1) memory.fill(dx + <usize>(h - 1) * line, 0, line);
}

@inline
function window4(x: usize, dx: usize, largest: v128, gradient: v128, h: i32, w: i32, c: i32, top: i32, left: i32, kh: i32, kw: i32, channel: i32): void {
  let open = i32x4.splat(-1);
  for (let iy = max(0, top); iy < min(h, top + kh); iy++) {
    for (let ix = max(0, left); ix < min(w, left + kw); ix++) {
      const place = <usize>((iy * w + ix) * c + channel) << 2;
      const hit = v128.and(open, f32x4.eq(v128.load(x + place), largest));
      v128.store(dx + place, f32x4.add(v128.load(dx + place), v128.and(hit, gradient)));
      open = v128.andnot(open, hit);
    }
  }
}

@inline
function window1(x: usize, dx: usize, largest: f32, gradient: f32, h: i32, w: i32, c: i32, top: i32, left: i32, kh: i32, kw: i32, channel: i32): void {
  for (let iy = max(0, top); iy < min(h, top + kh); iy++) {
    for (let ix = max(0, left); ix < min(w, left + kw); ix++) {
      const place = <usize>((iy * w + ix) * c + channel) << 2;
      if (load<f32>(x + place) == largest) {
        store<f32>(dx + place, load<f32>(dx + place) + gradient);
        return;
      }
    }
  }
}
