import { Inflate } from "fflate";
import { damaged } from "../refusal";
import { crc32 } from "./crc32";
import { LOCAL_HEADER, type ZipEntry } from "./directory";

/** Packed bytes that are unpacked at once: deflate makes at most 1,032 bytes of one, so 4 MB of these. */
const AT_ONCE = 4096;

/**
 * A file in a zip, unpacked and held against its checksum. Unpacking stops as soon as it is longer than the directory
 * says.
 * @throws HangerError `import-refused` where it is not as the directory says
 */
export async function readEntry(zip: Blob, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const start = await startOf(zip, entry);
  const packed = new Uint8Array(await zip.slice(start, start + entry.packed).arrayBuffer());
  if (packed.length !== entry.packed) throw damaged(`${entry.name} ends too early`);
  const bytes = entry.method === "stored" ? packed : inflate(packed, entry);
  if (crc32(bytes) !== entry.crc) throw damaged(`${entry.name} does not fit its checksum`);
  return bytes;
}

/** A file in a zip as text. */
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
