import { strToU8, type Zippable, zipSync } from "fflate";
import { crc32 } from "../../../src/formats/zip/crc32";
import { readDirectory, type ZipLimits } from "../../../src/formats/zip/directory";
import { readEntry, readText } from "../../../src/formats/zip/read-entry";
import { ZipWriter } from "../../../src/formats/zip/write-zip";
import { Random } from "../../../src/random/random";

const LIMITS: ZipLimits = { entries: 100, entryBytes: 1_000_000, bytes: 2_000_000 };

const blobOf = (...parts: Uint8Array[]) => new Blob(parts.map((part) => part.slice()));

/** A zip of some files, with a change made to its bytes. */
function zipped(
  files: Zippable,
  change: (bytes: Uint8Array, view: DataView) => void = () => undefined,
): Blob {
  const bytes = zipSync(files);
  change(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  return blobOf(bytes);
}

/** Where the n-th header with a signature begins. */
function placeOf(view: DataView, signature: number, n = 0): number {
  for (let at = 0, seen = 0; at <= view.byteLength - 4; at++) {
    if (view.getUint32(at, true) === signature && seen++ === n) return at;
  }
  throw new Error("no such header");
}
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

const open = (zip: Blob, limits = LIMITS) => readDirectory(zip, limits);

async function unpack(zip: Blob): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const entry of await open(zip)) texts[entry.name] = await readText(zip, entry);
  return texts;
}

test("what is written comes back, byte for byte", async () => {
  const random = new Random(1);
  const writer = new ZipWriter();
  const files = Array.from({ length: 30 }, (_, i) => ({
    name: `photos/${i}.bin`,
    bytes: Uint8Array.from({ length: 1 + 999 * i }, () => random.next() * (i % 2 ? 4 : 256)),
  }));
  files.forEach(({ name, bytes }, i) => {
    writer.add(name, bytes, { deflate: i % 3 === 0 });
  });
  const zip = writer.finish();
  const entries = await open(zip);
  expect(entries.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  for (const [i, entry] of entries.entries()) expect(await readEntry(zip, entry)).toEqual(files[i]!.bytes);
});

test("a zip of another program opens, its folders left out", async () => {
  const zip = zipped({ model: { "a.txt": strToU8("a".repeat(5000)), empty: {} }, "ä.txt": strToU8("") });
  expect(await unpack(zip)).toEqual({ "model/a.txt": "a".repeat(5000), "ä.txt": "" });
});

test("the checksum is that of the standard", () => {
  expect(crc32(strToU8("123456789"))).toBe(0xcbf43926);
  expect(crc32(strToU8("6789"), crc32(strToU8("12345")))).toBe(0xcbf43926);
});

test.each([
  "../evil.txt",
  "a/../../evil.txt",
  "/etc/passwd",
  "a\\..\\b",
  "C:evil",
  "a//b",
  "./a",
  "a\u0000b",
])("the name %j is refused", async (name) => {
  await expect(open(zipped({ [name]: strToU8("x") }))).rejects.toMatchObject({
    code: "import-refused",
    message: expect.stringContaining("names that point outside its folder"),
  });
});

test("too many or too large files are refused before anything is unpacked", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [String(i), strToU8("x")]));
  await expect(open(zipped(many))).rejects.toThrow("more than Hanger accepts");
  await expect(open(zipped({ a: new Uint8Array(1_000_001) }))).rejects.toThrow("more than Hanger accepts");
  const three = { a: new Uint8Array(900_000), b: new Uint8Array(900_000), c: new Uint8Array(900_000) };
  await expect(open(zipped(three))).rejects.toThrow("more than Hanger accepts");
});

test("a bomb that lies of its size is cut off where it exceeds it", async () => {
  const zip = zipped({ bomb: new Uint8Array(50_000_000) }, (_, view) => {
    view.setUint32(placeOf(view, CENTRAL) + 24, 1000, true);
  });
  const [bomb] = await open(zip);
  const before = process.memoryUsage().arrayBuffers;
  await expect(readEntry(zip, bomb!)).rejects.toThrow("damaged");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000);
});

test.each([
  ["nothing", 0],
  ["one byte", 1],
  ["half", 0.5],
  ["all but the last byte", -1],
  ["all but the directory's end", -22],
])("a truncated zip is refused: only %s arrived", async (_, kept) => {
  const whole = zipSync({ a: strToU8("abc".repeat(1000)), b: strToU8("b") });
  const length = kept < 0 ? whole.length + kept : kept < 1 ? Math.floor(whole.length * kept) : kept;
  await expect(open(blobOf(whole.subarray(0, length)))).rejects.toMatchObject({ code: "import-refused" });
});

test("a file cut out of the middle is noticed", async () => {
  const whole = zipSync({ a: strToU8("abc".repeat(1000)), b: strToU8("b") });
  await expect(open(blobOf(whole.subarray(0, 20), whole.subarray(30)))).rejects.toThrow("damaged");
});

test("changed content does not fit its checksum", async () => {
  const zip = zipped({ a: [strToU8("content"), { level: 0 }] }, (bytes) => {
    bytes[31] = bytes[31]! + 1;
  });
  const [entry] = await open(zip);
  await expect(readEntry(zip, entry!)).rejects.toThrow("damaged");
});

test("overlapping entries are refused", async () => {
  const zip = zipped({ a: [strToU8("x".repeat(100)), { level: 0 }], b: strToU8("y") }, (_, view) => {
    view.setUint32(placeOf(view, CENTRAL, 1) + 42, 10, true);
  });
  await expect(open(zip)).rejects.toThrow("damaged");
});

test("an entry that reaches into the directory is refused", async () => {
  const zip = zipped({ a: [strToU8("x"), { level: 0 }] }, (_, view) => {
    view.setUint32(placeOf(view, CENTRAL) + 20, 40, true);
    view.setUint32(placeOf(view, CENTRAL) + 24, 40, true);
  });
  await expect(open(zip)).rejects.toThrow("damaged");
});

test("two files of one name are refused", async () => {
  const zip = zipped({ "a.txt": strToU8("1"), "b.txt": strToU8("2") }, (bytes, view) => {
    bytes[placeOf(view, CENTRAL, 1) + 46] = "a".charCodeAt(0);
  });
  await expect(open(zip)).rejects.toThrow("two files with the same name");
});

test.each([
  ["a password", 8, 1, "password"],
  ["an unknown method", 10, 99, "does not support"],
])("%s is refused", async (_, field, value, sentence) => {
  const zip = zipped({ a: strToU8("x") }, (_, view) => {
    view.setUint16(placeOf(view, CENTRAL) + field, value, true);
  });
  await expect(open(zip)).rejects.toThrow(sentence);
});

test.each([
  ["zip64", 10, 0xffff, "zip64"],
  ["one of several parts", 4, 1, "one part of several"],
])("%s is refused", async (_, field, value, sentence) => {
  const zip = zipped({ a: strToU8("x") }, (_, view) => {
    view.setUint16(placeOf(view, END) + field, value, true);
    if (field === 10) view.setUint16(placeOf(view, END) + 8, value, true);
  });
  await expect(open(zip)).rejects.toThrow(sentence);
});

test("what is no zip at all is told apart", async () => {
  await expect(open(new Blob(["a photo, perhaps"]))).rejects.toThrow("not a zip file");
});
