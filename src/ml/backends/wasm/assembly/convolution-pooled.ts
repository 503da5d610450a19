import { Floats, OptionalBytes } from "./shared/addresses";
import { convolveTile } from "./shared/convolution-tile";
import { storeLargest } from "./shared/pooling";

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
      storeLargest(y + part, winners ? winners + (part >> 2) : 0, v0, v1, v2, v3);
    }
    y += step;
    if (winners) winners += step >> 2;
  }
}
