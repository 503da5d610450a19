import { brokenHdf5, decode, type Hdf5Bytes, otherHdf5 } from "./bytes";

/** What values are: floats of 2, 4 or 8 bytes, texts of a length, texts in the file's heaps, or what is not read here. */
export type ValueType =
  | { readonly kind: "float" | "text"; readonly bytes: number }
  | { readonly kind: "heap-text"; readonly bytes: 16 }
  | { readonly kind: "other"; readonly bytes: number };

const CLASSES = { float: 1, text: 3, variable: 9 };
const EXPONENT_BITS: Readonly<Record<number, number>> = { 2: 5, 4: 8, 8: 11 };

/** Reads a datatype (IV.A.2.d). */
export function readType(file: Hdf5Bytes, at: number): ValueType {
  const kind = file.u8(at) & 15;
  const flags = file.u8(at + 1);
  const bytes = file.u32(at + 4);
  if (kind === CLASSES.text) return { kind: "text", bytes };
  if (kind === CLASSES.variable && (flags & 15) === 1 && bytes === 16) return { kind: "heap-text", bytes };
  const isLittleEndian = (flags & 65) === 0;
  const isFloat = kind === CLASSES.float && isLittleEndian && file.u8(at + 13) === EXPONENT_BITS[bytes];
  return { kind: isFloat ? "float" : "other", bytes };
}

const MOST_SIDES = 32;

/** Reads how many values there are along each axis (IV.A.2.b): none for a single one, `[0]` where there are no values. */
export function readShape(file: Hdf5Bytes, at: number): readonly number[] {
  const [version, sides] = [file.u8(at), file.u8(at + 1)];
  if ((version !== 1 && version !== 2) || sides > MOST_SIDES) throw brokenHdf5("dimensions");
  if (version === 2 && file.u8(at + 3) === 2) return [0];
  const first = at + (version === 1 ? 8 : 4);
  return Array.from({ length: sides }, (_, i) => file.u64(first + 8 * i));
}

export const countOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

const MOST_TEXTS = 10_000;

/** Reads texts, with those of the file's heaps. */
export class Texts {
  private readonly heaps = new Map<number, ReadonlyMap<number, Uint8Array>>();

  constructor(private readonly file: Hdf5Bytes) {}

  read(type: ValueType, shape: readonly number[], at: number): readonly string[] {
    const count = countOf(shape);
    if (count === 0) return [];
    if (type.kind !== "text" && type.kind !== "heap-text") throw otherHdf5("an attribute that is no text");
    if (count > MOST_TEXTS) throw brokenHdf5(`${count} texts`);
    this.file.slice(at, count * type.bytes);
    return Array.from({ length: count }, (_, i) => {
      const start = at + i * type.bytes;
      return type.kind === "text" ? decode(this.file.slice(start, type.bytes)) : this.inHeap(start);
    });
  }

  /** The text that a reference means (IV.B): its length, the heap that it lies in, and its number there. */
  private inHeap(at: number): string {
    const { file } = this;
    const [length, address] = [file.u32(at), file.u64(at + 4)];
    if (length === 0) return "";
    const heap = this.heaps.get(address) ?? readHeap(file, address);
    this.heaps.set(address, heap);
    const found = heap.get(file.u32(at + 12));
    if (!found || found.length < length) throw brokenHdf5("a text that is missing");
    return decode(found.subarray(0, length));
  }
}

/** Objects of a global heap (III.E) by their numbers. */
function readHeap(file: Hdf5Bytes, at: number): ReadonlyMap<number, Uint8Array> {
  file.requireSignature(at, "GCOL");
  const end = at + file.u64(at + 8);
  const objects = new Map<number, Uint8Array>();
  let next = at + 16;
  while (next + 16 <= end) {
    const [number, bytes] = [file.u16(next), file.u64(next + 8)];
    // Number 0 is the free space at the end.
    if (number === 0) break;
    if (objects.has(number)) throw brokenHdf5("a heap that has a number twice");
    objects.set(number, file.slice(next + 16, bytes));
    next += 16 + 8 * Math.ceil(bytes / 8);
  }
  return objects;
}
