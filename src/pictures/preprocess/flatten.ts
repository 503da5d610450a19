import type { RgbaImage } from "./rgba-image";

/** The background of transparent pictures: white, as on the pages they are cut out for. */
const BEHIND = 255;

/** Removes transparency. Pictures without it are returned unchanged. */
export function withoutTransparency(image: RgbaImage): RgbaImage {
  const { data, width, height } = image;
  if (isOpaque(data)) return image;
  const flat = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]! / 255;
    for (let c = 0; c < 3; c++) flat[at + c] = data[at + c]! * alpha + BEHIND * (1 - alpha);
    flat[at + 3] = 255;
  }
  return { data: flat, width, height };
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
