import { deflateSync, unzlibSync, zlibSync } from "fflate";
import { repaired } from "../../src/formats/picture-repair";
import { crc32 } from "../../src/formats/zip/crc32";
import { inspectImage } from "../../src/pictures/inspect";
import { Random } from "../../src/random/random";

const [WIDTH, HEIGHT] = [64, 80];
const ROW = 1 + 3 * WIDTH;

function chunk(type: string, content: Uint8Array, spoilt = false): number[] {
  const body = [...new TextEncoder().encode(type), ...content];
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(body, 4);
  view.setUint32(8 + content.length, crc32(Uint8Array.from(body)) ^ (spoilt ? 1 : 0));
  return [...bytes];
}

const random = new Random(3);
const rows = Uint8Array.from({ length: ROW * HEIGHT }, (_, i) => (i % ROW === 0 ? 0 : random.below(16)));
const header = new Uint8Array(13);
new DataView(header.buffer).setUint32(0, WIDTH);
new DataView(header.buffer).setUint32(4, HEIGHT);
header.set([8, 2], 8);
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const png = (spoilt = false) =>
  Uint8Array.from([
    ...SIGNATURE,
    ...chunk("IHDR", header, spoilt),
    ...chunk("IDAT", zlibSync(rows), spoilt),
    ...chunk("IEND", new Uint8Array()),
  ]);

/** The rows of a PNG whose chunks are all sound. */
function rowsOf(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found: number[] = [];
  const types: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const length = view.getUint32(at);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    types.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    if (types.at(-1) === "IDAT") found.push(...bytes.subarray(at + 8, at + 8 + length));
  }
  expect(types[0]).toBe("IHDR");
  expect(types.at(-1)).toBe("IEND");
  return unzlibSync(Uint8Array.from(found));
}

const repairedPng = (bytes: Uint8Array) => repaired(bytes, inspectImage(bytes))!;

test("a PNG without its end, or with wrong checksums, has all its rows again", () => {
  for (const bytes of [png().slice(0, -12), png(true), png().slice(0, -14)]) {
    const { bytes: whole, present } = repairedPng(bytes);
    expect(present).toBe(1);
    expect(rowsOf(whole)).toEqual(rows);
  }
});

test("a PNG that was cut short keeps the rows that are there, and the rest is blank", () => {
  const cut = png().slice(0, Math.floor(0.75 * png().length));
  const { bytes, present } = repairedPng(cut);
  expect(present).toBeGreaterThan(0.65);
  expect(present).toBeLessThan(0.8);
  const kept = ROW * HEIGHT * present!;
  const found = rowsOf(bytes);
  expect(found.subarray(0, kept)).toEqual(rows.subarray(0, kept));
  expect(found.subarray(kept).every((value) => value === 0)).toBe(true);
});

test("an interlaced PNG is repaired as others are", () => {
  const interlaced = header.slice();
  interlaced[12] = 1;
  // Seven passes over 64 x 80 pixels (PNG, 8.2), of so many rows with so many pixels.
  const passes = [
    [10, 8],
    [10, 8],
    [10, 16],
    [20, 16],
    [20, 32],
    [40, 32],
    [40, 64],
  ] as const;
  const size = passes.reduce((sum, [count, pixels]) => sum + count * (1 + 3 * pixels), 0);
  const data = Uint8Array.from({ length: size }, (_, i) => i % 251);
  const bytes = (content: Uint8Array) =>
    Uint8Array.from([...SIGNATURE, ...chunk("IHDR", interlaced), ...chunk("IDAT", content)]);
  const whole = repairedPng(bytes(zlibSync(data)));
  expect(whole.present).toBe(1);
  expect(rowsOf(whole.bytes)).toEqual(data);
  const half = repairedPng(bytes(zlibSync(data.subarray(0, size / 2))));
  expect(half.present).toBeGreaterThan(0.45);
  expect(half.present).toBeLessThanOrEqual(0.5);
});

test("a PNG as Xcode makes it for iPhones gets zlib's header, and its colours in their places", () => {
  const swapped = rows.map((_, i) => {
    const colour = ((i % ROW) - 1) % 3;
    return i % ROW === 0 ? 0 : rows[colour === 0 ? i + 2 : colour === 2 ? i - 2 : i]!;
  });
  const parts = [
    chunk("CgBI", new Uint8Array(4)),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(swapped)),
  ];
  const { bytes, present } = repairedPng(Uint8Array.from([...SIGNATURE, ...parts.flat()]));
  expect(present).toBe(1);
  expect(rowsOf(bytes)).toEqual(rows);
});

test("a JPEG gets its end, and how much of it is there is not known", () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 3);
  const { bytes, present } = repaired(jpeg, { format: "jpeg" })!;
  expect([...bytes.slice(-2)]).toEqual([0xff, 0xd9]);
  expect(present).toBeUndefined();
});

test("a WebP gets the bytes that it claims, and tells how much of its picture is there", () => {
  const webp = (length: number, content: string) =>
    Uint8Array.from(`RIFF${String.fromCharCode(length)}\0\0\0WEBP${content}`, (letter) =>
      letter.charCodeAt(0),
    );
  const repairedWebp = (bytes: Uint8Array) => repaired(bytes, { format: "webp" })!;
  const cut = repairedWebp(webp(0x12, "VP8 \x06\0\0\0abc"));
  const lengths = new DataView(cut.bytes.buffer);
  expect(lengths.getUint32(4, true)).toBe(cut.bytes.length - 8);
  expect(lengths.getUint32(16, true)).toBe(cut.bytes.length - 20);
  expect(cut.present).toBe(0.5);
  const last = repairedWebp(webp(0x24, "ALPH\x02\0\0\0abVP8L\x04\0\0\0abcdEXIF"));
  expect([last.present, last.bytes.length]).toEqual([1, 0x24 + 8]);
  expect(repairedWebp(webp(0x40, "ALPH\x20\0\0\0ab")).present).toBe(0);
});

test.each([
  ["of OS/2", 12, 18, 3],
  ["of Windows", 40, 18, 4],
] as const)("a BMP %s gets the bytes that its size takes", (_, headerSize, sizeAt, bytesOfPixel) => {
  const from = 14 + headerSize;
  const bmp = new Uint8Array(from + bytesOfPixel * 20 * 10);
  const view = new DataView(bmp.buffer);
  bmp.set([0x42, 0x4d]);
  view.setUint32(10, from, true);
  view.setUint32(14, headerSize, true);
  const put = (at: number, value: number) =>
    headerSize === 12 ? view.setUint16(at, value, true) : view.setInt32(at, value, true);
  put(sizeAt, 20);
  // The rows of later ones may go from top to bottom.
  put(sizeAt + (headerSize === 12 ? 2 : 4), headerSize === 12 ? 10 : -10);
  view.setUint16(headerSize === 12 ? 24 : 28, 8 * bytesOfPixel, true);
  const cutTo = (pixels: number) =>
    repaired(bmp.subarray(0, from + bytesOfPixel * pixels), { format: "bmp" })!;
  expect(cutTo(150).bytes).toHaveLength(bmp.length);
  expect(cutTo(150).present).toBe(0.75);
  // Too little is there to name a garment, so nothing is put in place of the rest.
  expect(cutTo(50)).toEqual({ bytes: new Uint8Array(), present: 0.25 });
  expect(repaired(bmp, { format: "bmp" })!.present).toBe(1);
});

test("repairing a file with random damage ends, and never throws", () => {
  const sound = png();
  for (let seed = 0; seed < 500; seed++) {
    const damage = new Random(seed, 9);
    const bytes = sound.slice(0, 8 + damage.below(sound.length - 8));
    for (let n = damage.below(6); n > 0; n--) bytes[8 + damage.below(bytes.length - 8)] = damage.below(256);
    const outcome = repaired(bytes, { format: "png" });
    if (outcome?.present !== undefined) rowsOf(outcome.bytes);
  }
});
