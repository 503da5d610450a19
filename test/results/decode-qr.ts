import jsQR from "jsqr";

/** Width of a module in pixels, large enough for a decoder made for photos. */
const SCALE = 3;

/** Decodes the rows of a QR code's modules, quiet zone included, with an independent decoder. */
export function decodeQr(rows: readonly (readonly boolean[])[]): string | undefined {
  const side = rows.length * SCALE;
  const pixels = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const dark = rows[Math.floor(i / side / SCALE)]![Math.floor((i % side) / SCALE)];
    pixels.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], 4 * i);
  }
  return jsQR(pixels, side, side)?.data;
}
