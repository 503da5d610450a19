import { Floats } from "./shared/addresses";

/**
 * Max pooling without padding, NHWC, of channels in fours: y [n, oh, ow, c] is the largest of each window
 * kh x kw of x [n, h, w, c]. Units are pictures.
 */
export function maxPool(
  x: Floats, y: Floats,
  h: i32, w: i32, c: i32, oh: i32, ow: i32, kh: i32, kw: i32, sh: i32, sw: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const pixel = <usize>c << 2;
  const line = <usize>w * pixel;
  let to = y + <usize>(unitStart * oh * ow) * pixel;
  for (let image = unitStart; image < unitEnd; image++) {
    for (let oy = 0; oy < oh; oy++) {
      for (let ox = 0; ox < ow; ox++) {
        const from = x + <usize>(image * h + oy * sh) * line + <usize>(ox * sw) * pixel;
        for (let channel: usize = 0; channel < pixel; channel += 16) {
          let largest = v128.load(from + channel);
          for (let fy = 0; fy < kh; fy++) {
            let at = from + channel + <usize>fy * line;
            for (let fx = 0; fx < kw; fx++) {
              largest = f32x4.max(largest, v128.load(at));
              at += pixel;
            }
          }
          v128.store(to + channel, largest);
        }
        to += pixel;
      }
    }
  }
}
