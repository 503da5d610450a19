import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deserialize } from "node:v8";
import { uncompress } from "snappyjs";
import { fingerprint } from "../fingerprint";
import type { Records } from "../writes";
import { ByteReader, type WriteBatch } from "./leveldb-log";

/**
 * Chromium's IndexedDB as it lies in LevelDB, read without a browser. A transaction is several batches: beside its changes it
 * writes how to undo them, and its last batch says that it is committed. What is not committed is undone when the database
 * is opened.
 */

/** Before the keys of transactions: the prefix of the global metadata, and a type. */
const TRANSACTIONS = "0000000032";
const STATE_OF = `${TRANSACTIONS}01`;
const TASKS_OF = `${TRANSACTIONS}02`;
const UNDO = "00";

/** How a value begins that is in a file of its own, and one that is compressed. */
const [IN_FILE, COMPRESSED] = ["ff1101", "ff1102"];

/** Of V8's format of values, the version that every Node knows which can run the commands. */
const OLDEST_FORMAT = 15;

/** Kinds of a store's entries, by what would be the id of an index. */
const [RECORD, FILES] = [1, 3];

/** The keys and values that LevelDB holds. */
export class Entries {
  private readonly values = new Map<string, Buffer>();

  apply(batch: WriteBatch): void {
    for (const { key, value } of batch) {
      if (value) this.values.set(key, value);
      else this.values.delete(key);
    }
  }

  /** The same after Chromium has opened it: without what was not committed. */
  recovered(): ReadonlyMap<string, Buffer> {
    const values = new Map(this.values);
    for (const [key, state] of this.values) {
      if (!key.startsWith(STATE_OF) || state.length === 0) continue;
      const undoing = `${TASKS_OF}${key.slice(STATE_OF.length)}${UNDO}`;
      // The latest comes first.
      const tasks = [...this.values.keys()].filter((each) => each.startsWith(undoing)).sort();
      for (const task of tasks) undo(values, this.values.get(task)!);
    }
    return values;
  }
}

/** A task is a message of Protocol Buffers: to put a value back, to delete a key, or to delete those of a range. */
function undo(values: Map<string, Buffer>, task: Buffer): void {
  const [[kind, content]] = fieldsOf(task) as [[number, Buffer]];
  const [first, second] = fieldsOf(content).map(([, bytes]) => bytes);
  const key = first!.toString("hex");
  if (kind === 1) values.set(key, second ?? Buffer.alloc(0));
  if (kind === 2) values.delete(key);
  if (kind === 3) {
    const end = second!.toString("hex");
    for (const each of [...values.keys()]) if (each >= key && each < end) values.delete(each);
  }
}

function fieldsOf(message: Buffer): readonly (readonly [field: number, content: Buffer])[] {
  const bytes = new ByteReader(message);
  const fields: [number, Buffer][] = [];
  while (bytes.rest().length > 0) {
    const tag = bytes.varint();
    if (tag % 8 === 2) fields.push([tag >> 3, bytes.take(bytes.varint())]);
    else bytes.varint();
  }
  return fields;
}

/** Reads databases of one profile; values that it has read before are not read again. */
export class DatabaseReader {
  private readonly known = new WeakMap<Buffer, Promise<string>>();

  /** @param files the folder of values that lie in files of their own */
  constructor(private readonly files: string) {}

  /** @throws Error where a value cannot be read */
  async read(entries: ReadonlyMap<string, Buffer>): Promise<Records> {
    const names = new Map<number, string>();
    const records = new Map<string, string>();
    for (const [key, value] of entries) {
      const { database, store, rest } = readKey(key);
      // The metadata of a store: a type, its id, and 0 for its name. Of no database, the type is that of transactions.
      if (database !== 0 && store === 0 && rest[0] === 50 && rest.at(-1) === 0)
        names.set(new ByteReader(rest.subarray(1)).varint(), utf16(value));
    }
    for (const [key, value] of entries) {
      const { database, store, index, rest } = readKey(key);
      if (database === 0 || store === 0 || index !== RECORD) continue;
      const beside = entries.get(fileKey(database, store, rest));
      const version = new ByteReader(value);
      version.varint();
      const name = `${names.get(store)} ${readString(rest)}`;
      records.set(name, await this.fingerprintOf(version.rest(), beside, database));
    }
    return records;
  }

  private fingerprintOf(value: Buffer, beside: Buffer | undefined, database: number): Promise<string> {
    const known = this.known.get(value) ?? fingerprint(this.decode(value, beside, database));
    this.known.set(value, known);
    return known;
  }

  private decode(value: Buffer, beside: Buffer | undefined, database: number): unknown {
    const start = value.subarray(0, 3).toString("hex");
    if (start === COMPRESSED)
      return this.decode(Buffer.from(uncompress(value.subarray(3))), beside, database);
    if (start === IN_FILE) {
      const described = new ByteReader(beside!);
      described.take(1);
      const file = this.fileOf(database, described.varint());
      if (!existsSync(file)) throw new Error(`the file ${path.basename(file)} of a record is gone`);
      return this.decode(readFileSync(file), beside, database);
    }
    // Chromium's own header: its version, and where its trailer is.
    const content = Buffer.from(value.subarray(value[2] === 0xfe ? 15 : 2));
    // Node may know only an earlier version of V8's format, in which what the app keeps looks the same.
    content[1] = Math.min(content[1]!, OLDEST_FORMAT);
    return deserialize(content);
  }

  private fileOf(database: number, number: number): string {
    const hex = number.toString(16);
    return path.join(
      this.files,
      database.toString(16),
      ((number & 0xff00) >> 8).toString(16).padStart(2, "0"),
      hex,
    );
  }
}

/** A key begins with the lengths of three ids in one byte, then the ids. */
function readKey(hex: string) {
  const key = Buffer.from(hex, "hex");
  const lengths = key[0]!;
  const sizes = [(lengths >> 5) + 1, ((lengths >> 2) & 7) + 1, (lengths & 3) + 1] as const;
  const [database, store, index] = [
    key.readUIntLE(1, sizes[0]),
    key.readUIntLE(1 + sizes[0], sizes[1]),
    key.readUIntLE(1 + sizes[0] + sizes[1], sizes[2]),
  ];
  return { database, store, index, rest: key.subarray(1 + sizes[0] + sizes[1] + sizes[2]) };
}

/** The key under which a record's files are listed. Ids are below 256 in a database of the app. */
const fileKey = (database: number, store: number, rest: Buffer) =>
  Buffer.concat([Buffer.from([0, database, store, FILES]), rest]).toString("hex");

/** A string as a key: a type, the number of letters, the letters. */
function readString(key: Buffer): string {
  const bytes = new ByteReader(key.subarray(1));
  return utf16(bytes.take(2 * bytes.varint()));
}

const utf16 = (bytes: Buffer) => Buffer.from(bytes).swap16().toString("utf16le");
