import { Inflate } from "fflate";
import { damaged } from "../refusal";
import { crc32 } from "./crc32";
import { LOCAL_HEADER, type ZipEntry } from "./directory";

/** Packed bytes per step. Deflate expands a byte to at most 1,032, so a step makes at most 4 MB. */
const AT_ONCE = 4096;

/**
 * Unpacks a file of a zip file and checks its checksum. Unpacking stops as soon as the file exceeds the size in the
 * directory.
 * @throws HangerError `import-refused` if the file differs from the directory
 */
export async function readEntry(zip: Blob, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const start = await startOf(zip, entry);
  const packed = new Uint8Array(await zip.slice(start, start + entry.packed).arrayBuffer());
  if (packed.length !== entry.packed) throw damaged(`${entry.name} ends too early`);
  const bytes = entry.method === "stored" ? packed : inflate(packed, entry);
  if (crc32(bytes) !== entry.crc) throw damaged(`${entry.name} does not fit its checksum`);
  return bytes;
}

/** Reads a file of a zip file as text. */
export async function readText(zip: Blob, entry: ZipEntry): Promise<string> {
  return new TextDecoder().decode(await readEntry(zip, entry));
}

async function startOf(zip: Blob, { name, offset }: ZipEntry): Promise<number> {
  const header = new DataView(await zip.slice(offset, offset + LOCAL_HEADER.bytes).arrayBuffer());
  if (header.byteLength < LOCAL_HEADER.bytes || header.getUint32(0, true) !== LOCAL_HEADER.signature) {
    throw damaged(`${name} has no header`);
  }
  return offset + LOCAL_HEADER.bytes + header.getUint16(26, true) + header.getUint16(28, true);
}

function inflate(packed: Uint8Array, { name, bytes }: ZipEntry): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  const inflater = new Inflate((chunk) => {
    if (at + chunk.length > bytes) throw damaged(`${name} unpacks to more than it says`);
    whole.set(chunk, at);
    at += chunk.length;
  });
  try {
    for (let from = 0; from < packed.length; from += AT_ONCE) {
      inflater.push(packed.subarray(from, from + AT_ONCE), from + AT_ONCE >= packed.length);
    }
  } catch (cause) {
    throw damaged(cause);
  }
  if (at !== bytes) throw damaged(`${name} unpacks to less than it says`);
  return whole;
}
