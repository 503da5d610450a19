import { unzlibSync, zlibSync } from "fflate";
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

test("a JPEG and a GIF get their ends, and a WebP and a BMP the bytes that they claim", () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 3);
  expect([...repairedPng(jpeg).bytes.slice(-2)]).toEqual([0xff, 0xd9]);
  const gif = new TextEncoder().encode("GIF89a\x10");
  expect([...repairedPng(gif).bytes.slice(-2)]).toEqual([0, 0x3b]);
  const webp = Uint8Array.from("RIFF\x12\0\0\0WEBPVP8 \x06\0\0\0abcd", (letter) => letter.charCodeAt(0));
  expect(repairedPng(webp).bytes).toHaveLength(0x12 + 8);
  const bmp = new Uint8Array(40);
  bmp.set([0x42, 0x4d, 100]);
  expect(repaired(bmp, { format: "bmp" })!.bytes).toHaveLength(100);
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
