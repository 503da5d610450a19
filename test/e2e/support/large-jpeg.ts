/** Bits of a JPEG's scan, with a zero byte behind each 0xff (ITU-T T.81, B.1.1.5). */
class Bits {
  private readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit--) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      if (++this.count < 8) continue;
      this.bytes.push(this.held);
      if (this.held === 0xff) this.bytes.push(0);
      [this.held, this.count] = [0, 0];
    }
  }

  end(): Buffer {
    while (this.count > 0) this.put(1, 1);
    return Buffer.from(this.bytes);
  }
}

const segment = (marker: number, content: readonly number[]) => {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...content]);
};

/**
 * A grey JPEG of any size in which each square of 8 x 8 pixels has one brightness, 0..255, so that a picture of 108 megapixels
 * takes a megabyte and no memory to make.
 */
export function largeJpeg(
  width: number,
  height: number,
  brightness: (across: number, down: number) => number,
): Buffer {
  const side = (length: number) => [length >> 8, length & 0xff];
  // Codes of four bits for the nine sizes of a difference, and of one bit for "no more values in this square".
  const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const head = [
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...new Array<number>(64).fill(8)]),
    segment(0xc0, [8, ...side(height), ...side(width), 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, 0, 0, 0, sizes.length, ...new Array<number>(12).fill(0), ...sizes]),
    segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
  ];
  const bits = new Bits();
  let before = 0;
  for (let down = 0; down < Math.ceil(height / 8); down++) {
    for (let across = 0; across < Math.ceil(width / 8); across++) {
      const value = brightness(across, down) - 128;
      const difference = value - before;
      before = value;
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
      bits.put(size, 4);
      bits.put(difference < 0 ? difference + 2 ** size - 1 : difference, size);
      bits.put(0, 1);
    }
  }
  return Buffer.concat([...head, bits.end(), Buffer.from([0xff, 0xd9])]);
}
