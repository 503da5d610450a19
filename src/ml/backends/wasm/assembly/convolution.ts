import { Floats, OptionalFloats } from "./shared/addresses";
import { convolveTile } from "./shared/convolution-tile";

/**
 * A convolution of stride 1, of an input that `planarInput` laid out and padded: y [n, oh, ow, cout], NHWC, from
 * x [n, cin, ph, pw] with the filter, plus `bias` (0: none), and with `relu` no lower than 0. `filter` is
 * packed by `packFilter`: panels of eight output channels, so `cout` is a multiple of eight.
 *
 * One panel is applied to four positions side by side, whose 4 x 8 sums stay in registers. In planes these
 * positions' inputs share a cache line, which makes the loop half as fast again as on NHWC. Positions go on
 * across the ends of rows, as if filters could stand there; what they give there is not stored. Up to three
 * floats beyond the end of x are read. A unit is one panel on one picture.
 */
export function convolve(
  x: Floats, filter: Floats, bias: OptionalFloats, y: Floats,
  ph: i32, pw: i32, cin: i32, oh: i32, ow: i32, cout: i32, kh: i32, kw: i32, relu: bool,
  unitStart: i32, unitEnd: i32,
): void {
  const panels = cout >> 3;
  const plane = <usize>(ph * pw) << 2;
  const panelBytes = <usize>(kh * kw * cin) << 5;
  const positions = (oh - 1) * pw + ow;
  const step = <usize>cout << 2;
  for (let unit = unitStart; unit < unitEnd; unit++) {
    const image = unit / panels;
    const panel = unit - image * panels;
    const from = x + <usize>(image * cin) * plane;
    const to = y + (<usize>(image * oh * ow * cout + (panel << 3)) << 2);
    const weights = filter + <usize>panel * panelBytes;
    const start = bias ? bias + (<usize>panel << 5) : 0;
    for (let at = 0; at < positions; at += 4) {
      convolveTile(
        from + (<usize>at << 2), weights, start,
        placeOf(to, at, pw, ow, oh, step), placeOf(to, at + 1, pw, ow, oh, step),
        placeOf(to, at + 2, pw, ow, oh, step), placeOf(to, at + 3, pw, ow, oh, step),
        plane, pw, cin, kh, kw, relu,
      );
    }
  }
}

/** Where the sums of position `at` belong; 0 for one beyond the end of a row or of the picture. */
@inline
function placeOf(y: usize, at: i32, pw: i32, ow: i32, oh: i32, step: usize): usize {
  const row = at / pw;
  const column = at - row * pw;
  return column >= ow || row >= oh ? 0 : y + <usize>(row * ow + column) * step;
}

/**
 * Lays pictures x [n, h, w, c] out in planes: [n, c, height, width], pixel (y, x) at (top + y * spreadY,
 * left + x * spreadX), and zeros elsewhere. Units are pictures.
 */
export function planarInput(
  x: Floats, to: Floats, h: i32, w: i32, c: i32, height: i32, width: i32, top: i32, left: i32, spreadY: i32, spreadX: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const plane = <usize>(height * width) << 2;
  const size = <usize>c * plane;
  const right = <usize>spreadX << 2;
  const isWhole = h == height && w == width;
  for (let image = unitStart; image < unitEnd; image++) {
    const start = to + <usize>image * size;
    if (!isWhole) memory.fill(start, 0, size);
    let from = x + (<usize>(image * h * w * c) << 2);
    for (let y = 0; y < h; y++) {
      let at = start + (<usize>((top + y * spreadY) * width + left) << 2);
      for (let i = 0; i < w; i++) {
        let out = at;
        let channel = 0;
        for (; channel + 4 <= c; channel += 4) {
          const four = v128.load(from);
          v128.store_lane<f32>(out, four, 0);
          v128.store_lane<f32>(out + plane, four, 1);
          v128.store_lane<f32>(out + 2 * plane, four, 2);
          v128.store_lane<f32>(out + 3 * plane, four, 3);
          from += 16;
          out += 4 * plane;
        }
        for (; channel < c; channel++) {
          store<f32>(out, load<f32>(from));
          from += 4;
          out += plane;
        }
        at += right;
      }
    }
  }
}

/** The filter [taps, cin, cout] in panels of eight output channels, [cout / 8, taps, cin, 8]. A unit is a panel. */
export function packFilter(from: Floats, to: Floats, taps: i32, cin: i32, cout: i32, unitStart: i32, unitEnd: i32): void {
  const rows = taps * cin;
  const step = <usize>cout << 2;
  for (let panel = unitStart; panel < unitEnd; panel++) {
    let at = from + (<usize>panel << 5);
    let out = to + (<usize>(panel * rows) << 5);
    for (let row = 0; row < rows; row++) {
      v128.store(out, v128.load(at));
      v128.store(out, v128.load(at, 16), 16);
      at += step;
      out += 32;
    }
  }
}

/**
 * The filter for the gradient by the input, in panels: turned round, and its channels exchanged, so that it
 * leads from `cout` channels to `cin`, a multiple of eight. A unit is a panel.
 */
export function packTurnedFilter(from: Floats, to: Floats, taps: i32, cin: i32, cout: i32, unitStart: i32, unitEnd: i32): void {
  const row = <usize>cout << 2;
  for (let panel = unitStart; panel < unitEnd; panel++) {
    let out = to + (<usize>(panel * taps * cout) << 5);
    for (let tap = taps - 1; tap >= 0; tap--) {
      const at = from + (<usize>((tap * cin + (panel << 3)) * cout) << 2);
      for (let channel = 0; channel < cout; channel++) {
        let source = at + (<usize>channel << 2);
        for (let i = 0; i < 8; i++) {
          store<f32>(out, load<f32>(source));
          out += 4;
          source += row;
        }
      }
    }
  }
}
