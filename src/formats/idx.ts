/** The contents of an IDX file of unsigned bytes, the format of MNIST and Fashion-MNIST. */
export interface IdxFile {
  /** Sizes, outermost first: [60000, 28, 28] for pictures, [60000] for labels. */
  readonly dimensions: readonly number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Parses an IDX file (LeCun, Cortes and Burges, "The MNIST database", file formats): two zero bytes, the
 * type of the values, the number of dimensions, each size as a big-endian 32-bit integer, then the values.
 * @throws RangeError saying what does not fit
 */
export function parseIdx(bytes: Uint8Array): IdxFile {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) throw new RangeError("not an IDX file");
  if (bytes[2] !== UNSIGNED_BYTE) throw new RangeError("an IDX file, but not of unsigned bytes");
  const rank = bytes[3]!;
  const start = 4 + 4 * rank;
  if (bytes.length < start) throw new RangeError("an IDX file cut short in its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const size = dimensions.reduce((product, dimension) => product * dimension, 1);
  if (bytes.length !== start + size) {
    throw new RangeError(`an IDX file of ${bytes.length - start} values where its header says ${size}`);
  }
  return { dimensions, data: bytes.subarray(start) };
}

/** The bytes of an IDX file, which `parseIdx` reads. */
export function writeIdx({ dimensions, data }: IdxFile): Uint8Array {
  const start = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(start + data.length);
  bytes.set([0, 0, UNSIGNED_BYTE, dimensions.length]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((dimension, i) => {
    view.setUint32(4 + 4 * i, dimension);
  });
  bytes.set(data, start);
  return bytes;
}
