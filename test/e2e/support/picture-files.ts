/** Files of formats that no browser writes, from pixels: width x height x 4 values, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A BMP of 24 bits a pixel, rows from the lowest to the highest. */
export function bmpOf({ width, height, data }: Pixels): Buffer {
  const row = 4 * Math.ceil((3 * width) / 4);
  const bmp = Buffer.alloc(54 + row * height);
  bmp.write("BM", "latin1");
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, to] = [4 * (y * width + x), 54 + row * (height - 1 - y) + 3 * x];
      for (let c = 0; c < 3; c++) bmp[to + 2 - c] = data[from + c]!;
    }
  }
  return bmp;
}

/** Levels of each of a GIF's colours; together they fit its table of 256. */
const LEVELS = 6;

/** A GIF of one frame, with 6 x 6 x 6 colours. */
export function gifOf({ width, height, data }: Pixels): Buffer {
  const head = Buffer.alloc(13 + 3 * 256 + 11);
  head.write("GIF89a", "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  head[10] = 0xf7;
  for (let i = 0; i < LEVELS ** 3; i++) {
    const levels = [Math.floor(i / LEVELS ** 2), Math.floor(i / LEVELS) % LEVELS, i % LEVELS];
    levels.forEach((level, c) => {
      head[13 + 3 * i + c] = (255 * level) / (LEVELS - 1);
    });
  }
  const frame = 13 + 3 * 256;
  head[frame] = 0x2c;
  head.writeUInt16LE(width, frame + 5);
  head.writeUInt16LE(height, frame + 7);
  head[frame + 10] = 8;
  const indices = Array.from({ length: width * height }, (_, i) =>
    [0, 1, 2].reduce((index, c) => index * LEVELS + Math.round((data[4 * i + c]! * (LEVELS - 1)) / 255), 0),
  );
  const packed = packedByLzw(indices);
  const parts: Buffer[] = [head];
  for (let at = 0; at < packed.length; at += 255) {
    const part = packed.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat([...parts, Buffer.from([0, 0x3b])]);
}

/** LZW with codes of growing length for indices of 8 bits (GIF89a, appendix F). */
function packedByLzw(indices: readonly number[]): Buffer {
  const [clear, end] = [256, 257];
  const bytes: number[] = [];
  let [held, bits, width] = [0, 0, 9];
  const put = (code: number) => {
    held |= code << bits;
    for (bits += width; bits >= 8; bits -= 8, held >>>= 8) bytes.push(held & 255);
  };
  let codes = new Map<string, number>();
  let next = end + 1;
  let stretch = "";
  const codeOf = (text: string) => codes.get(text) ?? Number(text);
  put(clear);
  for (const index of indices) {
    const longer = stretch ? `${stretch},${index}` : `${index}`;
    if (!stretch || codes.has(longer)) {
      stretch = longer;
      continue;
    }
    put(codeOf(stretch));
    stretch = `${index}`;
    codes.set(longer, next);
    if (next++ === 1 << width) width++;
    if (next < 4096) continue;
    put(clear);
    [codes, next, width] = [new Map(), end + 1, 9];
  }
  put(codeOf(stretch));
  put(end);
  if (bits > 0) bytes.push(held & 255);
  return Buffer.from(bytes);
}
