/** A picture as a canvas gives it: RGBA bytes, row by row. */
export interface RgbaImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface PreprocessOptions {
  readonly size: number;
  readonly stages?: boolean;
}

export interface Preprocessed {
  readonly input: Float32Array;
  readonly stages: readonly { name: string; width: number; height: number; pixels: Uint8ClampedArray }[];
}

export function preprocess({ data, width, height }: RgbaImage, { size }: PreprocessOptions): Preprocessed {
  const input = new Float32Array(size * size);
  const side = Math.max(width, height);
  let border = 0;
  let count = 0;
  const grey = (x: number, y: number) => {
    const at = 4 * (y * width + x);
    return (0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!) / 255;
  };
  for (let x = 0; x < width; x++) {
    border += grey(x, 0) + grey(x, height - 1);
    count += 2;
  }
  border /= count;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sx = Math.floor(((x + 0.5) / size) * side - (side - width) / 2);
      const sy = Math.floor(((y + 0.5) / size) * side - (side - height) / 2);
      const inside = sx >= 0 && sy >= 0 && sx < width && sy < height;
      input[y * size + x] = inside ? Math.min(1, Math.abs(grey(sx, sy) - border) * 1.5) : 0;
    }
  }
  return { input, stages: [] };
}
