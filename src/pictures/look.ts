import type { RgbaImage } from "./preprocess";

const COLUMNS = 9;
const ROWS = 8;

/** How much brighter than its neighbour a value must be to count, in grey levels. Less is noise on a plain background. */
const MARGIN = 2;

/**
 * The difference hash of a picture (dHash, Krawetz 2013) as 16 hexadecimal digits: scaled to 9 x 8 grey values, each of
 * its 64 bits says whether a value is darker than the one to its right. Pictures that look alike differ in few bits,
 * regardless of size and compression.
 */
export function lookOf(image: RgbaImage): string {
  const grey = toGrid(image);
  let digits = "";
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS - 1; x += 4) {
      let nibble = 0;
      for (let bit = 0; bit < 4; bit++) {
        const at = y * COLUMNS + x + bit;
        nibble = (nibble << 1) | (grey[at]! + MARGIN < grey[at + 1]! ? 1 : 0);
      }
      digits += nibble.toString(16);
    }
  }
  return digits;
}

/** Mean grey (ITU-R BT.601) of each cell of a 9 x 8 grid, row by row. The picture needs at least one pixel per cell. */
function toGrid({ data, width, height }: RgbaImage): Float64Array {
  const grid = new Float64Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    const [top, bottom] = spanOf(row, ROWS, height);
    for (let column = 0; column < COLUMNS; column++) {
      const [left, right] = spanOf(column, COLUMNS, width);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const at = 4 * (y * width + x);
          sum += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        }
      }
      grid[row * COLUMNS + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return grid;
}

function spanOf(index: number, of: number, length: number): readonly [from: number, to: number] {
  const from = Math.min(length - 1, Math.floor((index * length) / of));
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / of))];
}

/** Packs looks into 32-bit words, two for each. */
export function packLooks(looks: readonly string[]): Uint32Array {
  const words = new Uint32Array(2 * looks.length);
  looks.forEach((look, i) => {
    words[2 * i] = Number.parseInt(look.slice(0, 8), 16);
    words[2 * i + 1] = Number.parseInt(look.slice(8, 16), 16);
  });
  return words;
}

/** The number of bits, of 64, in which looks `i` and `j` of a packed list differ. */
export function lookDistance(words: Uint32Array, i: number, j: number): number {
  return ones(words[2 * i]! ^ words[2 * j]!) + ones(words[2 * i + 1]! ^ words[2 * j + 1]!);
}

/** The number of ones in 32 bits (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sum, 0x01010101) >>> 24;
}
