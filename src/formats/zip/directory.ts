import { takeAlongWords } from "../../words/take-along";
import { damaged, refusal } from "../refusal";

/** A file in a zip file, as described by the directory at its end; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: "stored" | "deflated";
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of one file, and of all together. */
  readonly entryBytes: number;
  readonly bytes: number;
}

export const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 };
const CENTRAL_HEADER = { signature: 0x02014b50, bytes: 46 };
const END_RECORD = { signature: 0x06054b50, bytes: 22 };
const LONGEST_COMMENT = 0xffff;
const LONGEST_NAME = 200;
const ENCRYPTED = 1;

interface EndRecord {
  readonly entries: number;
  readonly offset: number;
  readonly size: number;
}

/**
 * Lists the files in a zip file (APPNOTE 6.3.10) without unpacking anything; folders are left out.
 * @throws HangerError `import-refused` if it is not a complete zip file, has unsafe, duplicate or overlapping entries, or
 * exceeds `limits`
 */
export async function readDirectory(zip: Blob, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const end = await findEnd(zip);
  if (end.entries > limits.entries) throw tooLarge(`${end.entries} entries`);
  const view = new DataView(await zip.slice(end.offset, end.offset + end.size).arrayBuffer());
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < end.entries; i++) {
    const { entry, next } = readEntryHeader(view, at);
    entries.push(entry);
    at = next;
  }
  if (at !== end.size) throw damaged("the directory is longer than its entries");
  requireSound(entries, end.offset, limits);
  return entries.filter(({ name }) => !name.endsWith("/"));
}

async function findEnd(zip: Blob): Promise<EndRecord> {
  const tail = Math.max(0, zip.size - END_RECORD.bytes - LONGEST_COMMENT);
  const view = new DataView(await zip.slice(tail).arrayBuffer());
  for (let at = view.byteLength - END_RECORD.bytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_RECORD.signature) continue;
    if (at + END_RECORD.bytes + view.getUint16(at + 20, true) !== view.byteLength) continue;
    return readEnd(view, at, tail + at);
  }
  const [first, second] = new Uint8Array(await zip.slice(0, 2).arrayBuffer());
  if (first === 0x50 && second === 0x4b) throw damaged("no end of the directory");
  throw refusal(takeAlongWords.noZip);
}

function readEnd(view: DataView, at: number, place: number): EndRecord {
  const [disk, directoryDisk, here, entries] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true));
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (entries === 0xffff || offset === 0xffffffff || size === 0xffffffff) {
    throw refusal(takeAlongWords.zip64);
  }
  if (disk !== 0 || directoryDisk !== 0 || here !== entries) {
    throw refusal(takeAlongWords.zipPart);
  }
  if (offset + size !== place) throw damaged("the directory is not where its end says");
  return { entries: entries!, offset, size };
}

function readEntryHeader(view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + CENTRAL_HEADER.bytes > view.byteLength) throw damaged("the directory ends too early");
  if (view.getUint32(at, true) !== CENTRAL_HEADER.signature) throw damaged("an entry has no header");
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const nameBytes = view.getUint16(at + 28, true);
  const others = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const next = at + CENTRAL_HEADER.bytes + nameBytes + others;
  if (next > view.byteLength) throw damaged("the directory ends too early");
  if (flags & ENCRYPTED) throw refusal(takeAlongWords.password);
  if (method !== 0 && method !== 8) {
    throw refusal(takeAlongWords.unknownPacking);
  }
  const entry: ZipEntry = {
    name: readName(new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_HEADER.bytes, nameBytes)),
    method: method === 0 ? "stored" : "deflated",
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return { entry, next };
}

function readName(bytes: Uint8Array): string {
  // Old Windows programs divide folders by backslashes, against the format.
  const name = new TextDecoder("utf-8", { fatal: false }).decode(bytes).replaceAll("\\", "/");
  if (isSafe(name)) return name;
  throw refusal(takeAlongWords.unsafeNames);
}

/** Whether a name is a relative path that stays in its folder and means the same on every system. */
function isSafe(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  if (name.length === 0 || name.length > LONGEST_NAME || /[:\u0000-\u001f\u007f]/.test(name)) return false;
  return name
    .replace(/\/$/, "")
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== "..");
}

function requireSound(entries: readonly ZipEntry[], directory: number, limits: ZipLimits): void {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > limits.bytes) throw tooLarge(`${total} bytes`);
  const large = entries.find(({ bytes }) => bytes > limits.entryBytes);
  if (large) throw tooLarge(`${large.bytes} bytes of ${large.name}`);
  if (entries.some(({ method, packed, bytes }) => method === "stored" && packed !== bytes)) {
    throw damaged("a stored entry has two sizes");
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length) {
    throw refusal(takeAlongWords.sameNames);
  }
  let free = 0;
  for (const { offset, packed } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < free) throw damaged("entries overlap");
    free = offset + LOCAL_HEADER.bytes + packed;
  }
  if (free > directory) throw damaged("an entry reaches into the directory");
}

const tooLarge = (cause: string) => refusal(takeAlongWords.zipTooLarge, cause);
