/**
 * Writes FlatBuffers, the form of files in which a table points to what it contains by the distance in bytes. Whatever is
 * pointed to lies behind what points to it, so a file is written from its start to its end. Numbers are little-endian.
 */

/** A number that lies in its table. */
interface FlatScalar {
  readonly bytes: 1 | 4;
  write(view: DataView, at: number): void;
}

/** A value that its table points to. */
export interface FlatObject {
  /** Writes itself at the end of the file, and returns where it starts. */
  place(file: FlatFile): number;
}

export type FlatValue = FlatScalar | FlatObject;

/** A whole file, with four letters that name its format. */
export function flatFile(root: FlatObject, identifier: string): Uint8Array<ArrayBuffer> {
  const file = new FlatFile();
  file.reserve(8, 4);
  file.bytes.set(new TextEncoder().encode(identifier), 4);
  file.point(0, root);
  return file.bytes.slice(0, file.length);
}

class FlatFile {
  bytes = new Uint8Array(1024);
  view = new DataView(this.bytes.buffer);
  length = 0;

  /** Room for `bytes` at the end. What lies `before` bytes behind its start is aligned. @returns its start */
  reserve(bytes: number, alignment: number, before = 0): number {
    const start = this.length + ((alignment - ((this.length + before) % alignment)) % alignment);
    this.length = start + bytes;
    if (this.length > this.bytes.length) this.grow();
    return start;
  }

  private grow(): void {
    const grown = new Uint8Array(2 * this.length);
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  point(at: number, target: FlatObject): void {
    // What is placed may need a larger buffer, and with it another view.
    const start = target.place(this);
    this.view.setUint32(at, start - at, true);
  }
}

export const byte = (value: number): FlatScalar => ({
  bytes: 1,
  write: (view, at) => view.setInt8(at, value),
});
export const int = (value: number): FlatScalar => ({
  bytes: 4,
  write: (view, at) => view.setInt32(at, value, true),
});
export const float = (value: number): FlatScalar => ({
  bytes: 4,
  write: (view, at) => view.setFloat32(at, value, true),
});

/** A table with its fields in the order of the schema; a field that is left out has the schema's default. */
export function table(...fields: readonly (FlatValue | undefined)[]): FlatObject {
  return {
    place(file) {
      let bytes = 4;
      const offsets = fields.map((field) => {
        if (!field) return 0;
        const size = "bytes" in field ? field.bytes : 4;
        const offset = Math.ceil(bytes / size) * size;
        bytes = offset + size;
        return offset;
      });
      const layout = file.reserve(4 + 2 * fields.length, 2);
      const start = file.reserve(bytes, 4);
      [4 + 2 * fields.length, bytes, ...offsets].forEach((value, i) => {
        file.view.setUint16(layout + 2 * i, value, true);
      });
      file.view.setInt32(start, start - layout, true);
      fields.forEach((field, i) => {
        const at = start + offsets[i]!;
        if (field && "bytes" in field) field.write(file.view, at);
        else if (field) file.point(at, field);
      });
      return start;
    },
  };
}

export const tables = (list: readonly FlatObject[]): FlatObject => ({
  place(file) {
    const start = startVector(file, list.length, 4);
    list.forEach((each, i) => {
      file.point(start + 4 + 4 * i, each);
    });
    return start;
  },
});

type Numbers = Int8Array | Uint8Array | Int32Array | Float32Array | BigInt64Array;

/** Numbers, in the byte order of every processor that runs WebAssembly. They are aligned to `alignment` bytes. */
export const vector = (values: Numbers, alignment: number = values.BYTES_PER_ELEMENT): FlatObject => ({
  place(file) {
    const start = startVector(file, values.length, values.BYTES_PER_ELEMENT, alignment);
    file.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + 4);
    return start;
  },
});

export const ints = (values: readonly number[]): FlatObject => vector(Int32Array.from(values));

/** A string ends in a zero that its length does not count. */
export const text = (value: string): FlatObject => ({
  place(file) {
    const letters = new TextEncoder().encode(value);
    const start = startVector(file, letters.length, 1);
    file.bytes.set(letters, start + 4);
    file.reserve(1, 1);
    return start;
  },
});

/** The number of elements, and room for them behind it. */
function startVector(file: FlatFile, count: number, elementBytes: number, alignment = elementBytes): number {
  const start = file.reserve(4 + count * elementBytes, Math.max(4, alignment), 4);
  file.view.setUint32(start, count, true);
  return start;
}
