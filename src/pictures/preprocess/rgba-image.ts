/** A picture as a canvas returns it: RGBA bytes, row by row, not premultiplied. */
export interface RgbaImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Red, green and blue, 0..255. */
export type Colour = readonly [red: number, green: number, blue: number];
