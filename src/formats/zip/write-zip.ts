import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { takeAlongWords } from "../../words/take-along";
import { refusal } from "../refusal";

/** Written bytes that are held before they go into a Blob, which the browser may keep on disk. */
const HELD = 4 * 1024 * 1024;

/** Beyond this, a zip would be of a kind (zip64) that is not written here. */
const MOST_BYTES = 4_000_000_000;

const ZIP_TYPE = "application/zip";

/** Writes a zip file by file, without ever holding all of it. */
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
   * Adds a file; `deflate` packs it, which pays for texts and plain pixels, not for JPEGs.
   * @throws HangerError `import-refused` where the zip would get too large
   */
  add(name: string, bytes: Uint8Array, { deflate = false } = {}): void {
    if (this.written + bytes.length > MOST_BYTES) {
      throw refusal(takeAlongWords.tooMuchForOneFile);
    }
    const file = deflate ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    this.zip.add(file);
    file.push(bytes, true);
  }

  /** The whole zip; nothing can be added any more. */
  finish(): Blob {
    this.zip.end();
    this.flush();
    return new Blob(this.parts, { type: ZIP_TYPE });
  }

  private take(chunk: Uint8Array): void {
    // What was given to `add` may change or be let go of once it is written.
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
