import type { RgbaImage } from "./rgba-image";

/** The background of transparent pictures: white, as on the pages they are cut out for. */
const WHITE = 255;

/** The background of those that would vanish on white. */
const GREY = 128;

/** A garment whose darkest channel is on average lighter than this is nearer to white than to that grey. */
const NEARLY_WHITE = (WHITE + GREY) / 2;

/** Removes transparency. Pictures without it are returned unchanged. */
export function withoutTransparency(image: RgbaImage): RgbaImage {
  const { data, width, height } = image;
  if (isOpaque(data)) return image;
  const behind = whitenessOf(data) >= NEARLY_WHITE ? GREY : WHITE;
  const flat = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]! / 255;
    for (let c = 0; c < 3; c++) flat[at + c] = data[at + c]! * alpha + behind * (1 - alpha);
    flat[at + 3] = 255;
  }
  return { data: flat, width, height };
}

/** The mean of what is visible, 0..255, by each pixel's darkest channel. */
function whitenessOf(data: Uint8ClampedArray): number {
  let [sum, visible] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]!;
    sum += alpha * Math.min(data[at]!, data[at + 1]!, data[at + 2]!);
    visible += alpha;
  }
  return visible === 0 ? 0 : sum / visible;
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
