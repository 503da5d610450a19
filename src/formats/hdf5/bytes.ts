import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";

/** The bytes of an HDF5 file. Its numbers are little-endian; addresses and lengths have eight bytes. */
export class Hdf5Bytes {
  private readonly view: DataView;

  constructor(readonly all: Uint8Array) {
    this.view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  u8(at: number): number {
    return this.view.getUint8(this.inside(at, 1));
  }

  u16(at: number): number {
    return this.view.getUint16(this.inside(at, 2), true);
  }

  u32(at: number): number {
    return this.view.getUint32(this.inside(at, 4), true);
  }

  /** An address or a length. Those beyond what a number can hold are beyond every file too. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 2 ** 32;
  }

  /** @throws HangerError `import-refused` where the file ends before these bytes do */
  slice(at: number, length: number): Uint8Array {
    this.inside(at, length);
    return this.all.subarray(at, at + length);
  }

  /** A text that ends with a zero. */
  textAt(at: number): string {
    const end = this.all.indexOf(0, this.inside(at, 1));
    if (end < 0) throw brokenHdf5("a name without an end");
    return decode(this.all.subarray(at, end));
  }

  /** @throws HangerError `import-refused` where another part of the format is here */
  requireSignature(at: number, signature: string): void {
    if (decode(this.slice(at, signature.length)) !== signature) throw brokenHdf5(`no ${signature} at ${at}`);
  }

  private inside(at: number, length: number): number {
    if (!(at >= 0 && length >= 0 && at + length <= this.all.length)) {
      throw brokenHdf5(`${length} bytes at ${at} of ${this.all.length}`);
    }
    return at;
  }
}

const UTF_8 = new TextDecoder();

/** A text, without the zeros that fill it up. */
export const decode = (bytes: Uint8Array) => UTF_8.decode(bytes).replace(/\0+$/, "");

/** The error for a file that is cut short, or whose parts do not fit together. */
export const brokenHdf5 = (cause: string) => refusal(networkWords.kerasDamaged, cause);

/** The error for what the format allows, but Keras does not write. */
export const otherHdf5 = (cause: string) => refusal(networkWords.kerasOtherForm, cause);
