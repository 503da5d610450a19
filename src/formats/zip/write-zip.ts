import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { takeAlongWords } from "../../words/take-along";
import { refusal } from "../refusal";

/** Bytes that are buffered before they go into a Blob, which the browser can keep on disk. */
const HELD = 4 * 1024 * 1024;

/** The largest zip file. A larger one would need zip64, which is not supported here. */
const MOST_BYTES = 4_000_000_000;

const ZIP_TYPE = "application/zip";

/** Writes a zip file one file at a time, without holding all of it in memory. */
export class ZipWriter {
  private readonly parts: Blob[] = [];
  private held: Uint8Array<ArrayBuffer>[] = [];
  private heldBytes = 0;
  private written = 0;
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.take(chunk);
  });

  /**
   * Adds a file. `deflate` compresses it, which is worth it for texts and raw pixels, not for JPEGs.
   * @throws HangerError `import-refused` if the zip file would get too large
   */
  add(name: string, bytes: Uint8Array, { deflate = false } = {}): void {
    if (this.written + bytes.length > MOST_BYTES) {
      throw refusal(takeAlongWords.tooMuchForOneFile);
    }
    const file = deflate ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    this.zip.add(file);
    file.push(bytes, true);
  }

  /** Returns the whole zip file; nothing can be added after this. */
  finish(): Blob {
    this.zip.end();
    this.flush();
    return new Blob(this.parts, { type: ZIP_TYPE });
  }

  private take(chunk: Uint8Array): void {
    // A copy, because the caller of `add` may change or free its bytes.
    this.held.push(chunk.slice());
    this.heldBytes += chunk.length;
    this.written += chunk.length;
    if (this.heldBytes >= HELD) this.flush();
  }

  private flush(): void {
    this.parts.push(new Blob(this.held));
    this.held = [];
    this.heldBytes = 0;
  }
}
