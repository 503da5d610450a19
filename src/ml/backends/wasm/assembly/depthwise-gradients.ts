import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/** The first output row, or column, whose filter row begins `offset` beside it and reads within the picture. */
@inline
function firstInside(offset: i32, stride: i32): i32 {
  return offset >= 0 ? 0 : (stride - 1 - offset) / stride;
}

/** One after the last. */
@inline
function endInside(offset: i32, stride: i32, size: i32, outputs: i32): i32 {
  return size > offset ? min(outputs, (size - 1 - offset) / stride + 1) : 0;
}

/**
 * The gradient of a depthwise convolution by its filter, dw [kh, kw, c, m], from x [n, h, w, c] and dy [n, oh, ow, c * m].
 * Units are fours of the c * m output channels; each sum is added up from the first picture to the last, so that
 * no sum depends on how many threads there are.
 */
export function depthwiseFilterGradient(
  x: Floats, dy: Floats, dw: Floats,
  n: i32, h: i32, w: i32, c: i32, m: i32, oh: i32, ow: i32,
  kh: i32, kw: i32, sh: i32, sw: i32, padTop: i32, padLeft: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const channels = c * m;
  for (let unit = unitStart; unit < unitEnd; unit++) {
    const first = unit << 2;
    for (let fy = 0; fy < kh; fy++) {
      for (let fx = 0; fx < kw; fx++) {
        const to = dw + (<usize>((fy * kw + fx) * channels + first) << 2);
        if (m == 1 && first + 4 <= channels) {
          v128.store(to, filterSum4(x, dy, n, h, w, channels, oh, ow, sh, sw, fy - padTop, fx - padLeft, first));
        } else {
          for (let i = 0; i < min(4, channels - first); i++) {
            store<f32>(
              to + (<usize>i << 2),
              filterSum1(x, dy, n, h, w, c, m, oh, ow, sh, sw, fy - padTop, fx - padLeft, first + i),
            );
          }
        }
      }
    }
  }
}

@inline
function filterSum4(
  x: usize, dy: usize, n: i32, h: i32, w: i32, channels: i32, oh: i32, ow: i32,
  sh: i32, sw: i32, top: i32, left: i32, channel: i32,
): v128 {
  const pixel = <usize>channels << 2;
  const xStep = <usize>sw * pixel;
  const oyEnd = endInside(top, sh, h, oh), oxStart = firstInside(left, sw), oxEnd = endInside(left, sw, w, ow);
  let sum = f32x4.splat(0);
  for (let image = 0; image < n; image++) {
    for (let oy = firstInside(top, sh); oy < oyEnd; oy++) {
      let from = x + (<usize>(((image * h + oy * sh + top) * w + oxStart * sw + left) * channels + channel) << 2);
      let by = dy + (<usize>(((image * oh + oy) * ow + oxStart) * channels + channel) << 2);
      for (let ox = oxStart; ox < oxEnd; ox++) {
        sum = multiplyAdd(v128.load(from), v128.load(by), sum);
        from += xStep;
        by += pixel;
      }
    }
  }
  return sum;
}

@inline
function filterSum1(
  x: usize, dy: usize, n: i32, h: i32, w: i32, c: i32, m: i32, oh: i32, ow: i32,
  sh: i32, sw: i32, top: i32, left: i32, channel: i32,
): f32 {
  const oyEnd = endInside(top, sh, h, oh), oxStart = firstInside(left, sw), oxEnd = endInside(left, sw, w, ow);
  let sum: f32 = 0;
  for (let image = 0; image < n; image++) {
    for (let oy = firstInside(top, sh); oy < oyEnd; oy++) {
      for (let ox = oxStart; ox < oxEnd; ox++) {
        const from = ((image * h + oy * sh + top) * w + ox * sw + left) * c + channel / m;
        const by = ((image * oh + oy) * ow + ox) * c * m + channel;
        sum += load<f32>(x + (<usize>from << 2)) * load<f32>(dy + (<usize>by << 2));
      }
    }
  }
  return sum;
}

/**
 * The gradient of a depthwise convolution by its input, dx [n, h, w, c], from dy [n, oh, ow, c * m] and the filter
 * [kh, kw, c, m]. Units are pictures.
 */
export function depthwiseInputGradient(
  dy: Floats, filter: Floats, dx: Floats,
  h: i32, w: i32, c: i32, m: i32, oh: i32, ow: i32,
  kh: i32, kw: i32, sh: i32, sw: i32, padTop: i32, padLeft: i32,
  unitStart: i32, unitEnd: i32,
): void {
  const pixel = <usize>c << 2;
  const outPixel = pixel * m;
  for (let image = unitStart; image < unitEnd; image++) {
    memory.fill(dx + <usize>(image * h * w) * pixel, 0, <usize>(h * w) * pixel);
    for (let oy = 0; oy < oh; oy++) {
      for (let ox = 0; ox < ow; ox++) {
        const by = dy + <usize>((image * oh + oy) * ow + ox) * outPixel;
        const top = oy * sh - padTop, left = ox * sw - padLeft;
        for (let iy = max(0, top); iy < min(h, top + kh); iy++) {
          for (let ix = max(0, left); ix < min(w, left + kw); ix++) {
            const to = dx + <usize>((image * h + iy) * w + ix) * pixel;
            const weights = filter + <usize>((iy - top) * kw + ix - left) * outPixel;
            if (m == 1) spread(to, by, weights, c);
            else spreadSeveral(to, by, weights, c, m);
          }
        }
      }
    }
  }
}

@inline
function spread(to: usize, by: usize, weights: usize, c: i32): void {
  const end = <usize>c << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    v128.store(to + at, multiplyAdd(v128.load(by + at), v128.load(weights + at), v128.load(to + at)));
  }
  for (; at < end; at += 4) {
    store<f32>(to + at, load<f32>(to + at) + load<f32>(by + at) * load<f32>(weights + at));
  }
}

@inline
function spreadSeveral(to: usize, by: usize, weights: usize, c: i32, m: i32): void {
  for (let channel = 0; channel < c; channel++) {
    let sum: f32 = 0;
    for (let i = 0; i < m; i++) {
      sum += load<f32>(by) * load<f32>(weights);
      by += 4;
      weights += 4;
    }
    store<f32>(to, load<f32>(to) + sum);
    to += 4;
  }
}
