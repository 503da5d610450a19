/**
 * Reads the log that LevelDB writes every change to first, as LevelDB does after a crash: up to the first record that is not
 * whole. Its format: blocks of 32 kB; records with a checksum of 4 bytes, a length of 2 and a type of 1, divided where a block
 * ends; together they hold batches, each of which is applied as a whole.
 */

const BLOCK = 32_768;
const HEADER = 7;

/** A whole record of a log. */
export interface LogRecord {
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly content: Buffer;
}

/** Keys as hexadecimal digits, in the order of the changes. Without a value, the key is deleted. */
export type WriteBatch = readonly { readonly key: string; readonly value?: Buffer }[];

/** The records of a log, up to the first that is cut off or damaged. */
export function readRecords(log: Buffer, from = 0): readonly LogRecord[] {
  const records: LogRecord[] = [];
  let at = from - (from % BLOCK);
  for (;;) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEADER) at += left;
    if (at + HEADER > log.length) break;
    const [length, type] = [log.readUInt16LE(at + 4), log[at + 6]!];
    const end = at + HEADER + length;
    // What a file system adds to a file before it writes to it is zeros.
    if (type < 1 || type > 4 || end > log.length) break;
    if (checksum(log.subarray(at + 6, end)) !== log.readUInt32LE(at)) break;
    const [isFirst, isLast] = [type === 1 || type === 2, type === 1 || type === 4];
    records.push({ start: at, end, isFirst, isLast, content: log.subarray(at + HEADER, end) });
    at = end;
  }
  return records.filter(({ end }) => end > from);
}

/** The batches of records, each with where its last record ends. */
export function readBatches(records: readonly LogRecord[]): readonly { end: number; batch: WriteBatch }[] {
  const batches: { end: number; batch: WriteBatch }[] = [];
  let parts: Buffer[] = [];
  for (const { end, isFirst, isLast, content } of records) {
    if (isFirst) parts = [];
    parts.push(content);
    if (isLast) batches.push({ end, batch: readBatch(Buffer.concat(parts)) });
  }
  return batches;
}

/** A batch: a sequence number of 8 bytes, a count of 4, then changes. */
function readBatch(content: Buffer): WriteBatch {
  const bytes = new ByteReader(content);
  bytes.take(8);
  const count = bytes.take(4).readUInt32LE();
  return Array.from({ length: count }, () => {
    const isPut = bytes.take(1)[0] === 1;
    const key = bytes.take(bytes.varint()).toString("hex");
    return isPut ? { key, value: bytes.take(bytes.varint()) } : { key };
  });
}

/** Takes values off a buffer, one after the other. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** @throws RangeError where fewer bytes are left */
  take(count: number): Buffer {
    if (this.at + count > this.bytes.length) throw new RangeError("a value is cut off");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** A number of 7 bits a byte, the lowest first. */
  varint(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.take(1)[0]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  rest(): Buffer {
    return this.bytes.subarray(this.at);
  }
}

const CRC32C = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

/** LevelDB's checksum: CRC-32C, rotated and with a constant added. */
function checksum(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC32C[(crc ^ byte) & 255]!;
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
