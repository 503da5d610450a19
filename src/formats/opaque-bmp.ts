/** Where a BMP has these (BITMAPFILEHEADER, BITMAPV5HEADER), in bytes from its start. */
const PIXELS_AT = 10;
const HEADER_SIZE = 14;
const BITS = 28;
const ALPHA_MASK = 66;

/** The shortest header that has a mask of alpha: BITMAPV3INFOHEADER. */
const LEAST_HEADER = 56;

/** Masks of alpha that take one byte of a pixel, by that byte's place. */
const BYTE_MASKS = [0xff, 0xff_00, 0xff_00_00, 0xff_00_00_00];

/**
 * A BMP without its alpha channel, where that is 0 everywhere: programs that know no alpha leave it so, and browsers show
 * nothing of it. Undefined for all other files.
 */
export function opaqueBmp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (bytes.length < ALPHA_MASK + 4 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(HEADER_SIZE, true) < LEAST_HEADER || view.getUint16(BITS, true) !== 32) return undefined;
  const place = BYTE_MASKS.indexOf(view.getUint32(ALPHA_MASK, true));
  if (place < 0) return undefined;
  for (let at = view.getUint32(PIXELS_AT, true) + place; at < bytes.length; at += 4)
    if (bytes[at] !== 0) return undefined;
  const opaque = new Uint8Array(bytes);
  new DataView(opaque.buffer).setUint32(ALPHA_MASK, 0, true);
  return opaque;
}
