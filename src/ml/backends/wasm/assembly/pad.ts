import { Floats } from "./shared/addresses";

/**
 * Writes the pictures `x` [n, h, w, c] into `to` [n, ph, pw, c] with `top` rows and `left`
 * columns of zeros before them, zeros after them, and, where `spread` is above 1, `spread - 1` zeros between
 * neighbours (which turns the gradient of a strided convolution into one without strides). A unit is a picture.
 */
export function pad(
  x: Floats,
  to: Floats,
  h: i32,
  w: i32,
  c: i32,
  ph: i32,
  pw: i32,
  top: i32,
  left: i32,
  spreadY: i32,
  spreadX: i32,
  unitStart: i32,
  unitEnd: i32,
): void {
  const pixel = (<usize>c) << 2;
  const image = <usize>(ph * pw) * pixel;
  for (let n = unitStart; n < unitEnd; n++) {
    const target = to + <usize>n * image;
    memory.fill(target, 0, image);
    let from = x + <usize>(n * h * w) * pixel;
    for (let y = 0; y < h; y++) {
      let at = target + <usize>((top + y * spreadY) * pw + left) * pixel;
      if (spreadX == 1) {
        memory.copy(at, from, <usize>w * pixel);
        from += <usize>w * pixel;
        continue;
      }
      for (let column = 0; column < w; column++) {
        memory.copy(at, from, pixel);
        from += pixel;
        at += <usize>spreadX * pixel;
      }
    }
  }
}

/** The inverse of `pad` without spreading: to [n, h, w, c] from x [n, ph, pw, c]. A unit is a picture. */
export function crop(
  x: Floats, to: Floats, h: i32, w: i32, c: i32, ph: i32, pw: i32, top: i32, left: i32, unitStart: i32, unitEnd: i32,
): void {
  const pixel = (<usize>c) << 2;
  const line = <usize>w * pixel;
  for (let n = unitStart; n < unitEnd; n++) {
    let from = x + <usize>((n * ph + top) * pw + left) * pixel;
    let at = to + <usize>(n * h) * line;
    for (let y = 0; y < h; y++) {
      memory.copy(at, from, line);
      from += <usize>pw * pixel;
      at += line;
    }
  }
}
