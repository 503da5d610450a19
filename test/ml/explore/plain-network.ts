/** A picture or a row of values. The channels of a pixel are adjacent. */
export interface Values {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** A network's layers as plain loops: the reference for every other implementation. */
export function convolveRelu({ shape, values }: Values, kernel: Values, bias: ArrayLike<number>): Values {
  const [height = 0, width = 0, channels = 0] = shape;
  const [kernelHeight = 0, kernelWidth = 0, , filters = 0] = kernel.shape;
  const [rows, columns] = [height - kernelHeight + 1, width - kernelWidth + 1];
  const out = new Float64Array(rows * columns * filters);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let f = 0; f < filters; f++) {
        let sum = bias[f]!;
        for (let dy = 0; dy < kernelHeight; dy++) {
          for (let dx = 0; dx < kernelWidth; dx++) {
            for (let c = 0; c < channels; c++) {
              const weight = kernel.values[((dy * kernelWidth + dx) * channels + c) * filters + f]!;
              sum += values[((y + dy) * width + x + dx) * channels + c]! * weight;
            }
          }
        }
        out[(y * columns + x) * filters + f] = Math.max(0, sum);
      }
    }
  }
  return { shape: [rows, columns, filters], values: out };
}

export function maxPool({ shape, values }: Values): Values {
  const [height = 0, width = 0, channels = 0] = shape;
  const [rows, columns] = [height >> 1, width >> 1];
  const out = Array.from({ length: rows * columns * channels }, (_, i) => {
    const [c, x, y] = [i % channels, Math.floor(i / channels) % columns, Math.floor(i / channels / columns)];
    const at = (dy: number, dx: number) => values[((2 * y + dy) * width + 2 * x + dx) * channels + c]!;
    return Math.max(at(0, 0), at(0, 1), at(1, 0), at(1, 1));
  });
  return { shape: [rows, columns, channels], values: out };
}
