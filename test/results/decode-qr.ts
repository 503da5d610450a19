import jsQR from "jsqr";

/** Pixels a module is wide: what a decoder of photos needs to find it. */
const SCALE = 3;

/** What an independent decoder reads from the rows of a QR code's modules, with the quiet zone around them. */
export function decodeQr(rows: readonly (readonly boolean[])[]): string | undefined {
  const side = rows.length * SCALE;
  const pixels = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const dark = rows[Math.floor(i / side / SCALE)]![Math.floor((i % side) / SCALE)];
    pixels.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], 4 * i);
  }
  return jsQR(pixels, side, side)?.data;
}
