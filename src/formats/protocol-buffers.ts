/** A field of a message in protocol buffers: a number, or bytes. */
export interface Field {
  readonly number: number;
  /** A whole number, as a signed one of 64 bits. Above 2^53 it is rounded. */
  readonly value?: number;
  /** A message, a text, packed numbers, or a number of fixed length: 4 or 8 bytes. */
  readonly content?: Uint8Array;
}

/**
 * All fields of a message. Lengths are held against the bytes that are there, so that damaged files end in an error and never in
 * a long loop.
 * @throws RangeError where a field goes beyond the end of its message
 */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  const reader = new VarintReader(bytes);
  while (!reader.isAtEnd) {
    const tag = reader.next();
    const [number, kind] = [Math.floor(tag / 8), tag % 8];
    if (number <= 0) throw new RangeError("a field without a number");
    if (kind === 0) yield { number, value: reader.next() };
    else if (kind === 1 || kind === 5) yield { number, content: reader.take(kind === 1 ? 8 : 4) };
    else if (kind === 2) yield { number, content: reader.take(reader.next()) };
    else throw new RangeError("a field of no kind");
  }
}

/** Numbers that were written one after the other into one field. */
export function unpacked(bytes: Uint8Array): number[] {
  const reader = new VarintReader(bytes);
  const values: number[] = [];
  while (!reader.isAtEnd) values.push(reader.next());
  return values;
}

/** The bytes of a number of 64 bits whose low 49 are read apart: in a double, all bits of a negative number would round. */
const LOW_BYTES = 7;

class VarintReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  next(): number {
    let [low, high] = [0, 0];
    for (let place = 0; place < 10; place++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      if (place < LOW_BYTES) low += (byte & 127) * 2 ** (7 * place);
      else high += (byte & 127) * 2 ** (7 * (place - LOW_BYTES));
      if (byte < 128) return low + signed(high) * 2 ** (7 * LOW_BYTES);
    }
    throw new RangeError("a number without an end");
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.bytes.length - this.at) throw new RangeError("a field beyond the end");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** The high 15 of 64 bits as a signed number. */
function signed(high: number): number {
  const bits = high % 2 ** 15;
  return bits >= 2 ** 14 ? bits - 2 ** 15 : bits;
}
