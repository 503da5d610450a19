import { checkImage, hasPngEnd, inspectImage } from "../../src/pictures/inspect";
import { speak } from "../../src/words/translatable";

afterEach(() => speak("en"));

const text = (content: string) => new TextEncoder().encode(content);

/** A PNG's header that states a size, with no picture behind it. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...text("IHDR")]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

test("formats and sizes are read from the content", () => {
  expect(inspectImage(pngHeader(640, 480))).toEqual({ format: "png", width: 640, height: 480 });
  const jpeg = Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xc0,
    0,
    17,
    8,
    1,
    224,
    2,
    128,
    3,
    0,
    0,
  );
  expect(inspectImage(jpeg)).toEqual({ format: "jpeg", width: 640, height: 480, isSequential: true });
  const webp = new Uint8Array(30);
  webp.set(text("RIFF"));
  webp.set(text("WEBPVP8X"), 8);
  webp.set([127, 2, 0, 223, 1, 0], 24);
  expect(inspectImage(webp)).toEqual({ format: "webp", width: 640, height: 480 });
  expect(inspectImage(text("\0\0\0\x18ftypheic")).format).toBe("heic");
  expect(inspectImage(text('<?xml version="1.0"?>\n<svg xmlns="">')).format).toBe("markup");
  expect(inspectImage(text("just words")).format).toBe("unknown");
  expect(inspectImage(new Uint8Array()).format).toBe("unknown");
});

test("a PNG has its end where the last chunk is there, with or without more behind it", () => {
  const end = [0, 0, 0, 0, ...text("IEND"), 0xae, 0x42, 0x60, 0x82];
  const whole = [...pngHeader(640, 480), ...end];
  for (const bytes of [whole, [...whole, 1, 2, 3], whole.slice(0, -4)])
    expect(hasPngEnd(Uint8Array.from(bytes))).toBe(true);
  for (const bytes of [whole.slice(0, -8), pngHeader(640, 480), [...pngHeader(640, 480), 1, 2, 3, ...end]])
    expect(hasPngEnd(Uint8Array.from(bytes))).toBe(false);
});

test("sizes are read as each format writes them", () => {
  const os2 = new Uint8Array(40);
  os2.set(text("BM"));
  new DataView(os2.buffer).setUint32(14, 12, true);
  new DataView(os2.buffer).setUint16(18, 127, true);
  new DataView(os2.buffer).setUint16(20, 64, true);
  expect(inspectImage(os2)).toEqual({ format: "bmp", width: 127, height: 64 });

  const gif = Uint8Array.from([...text("GIF89a"), 10, 0, 10, 0, 0, 0, 0, 0x21, 0xf9, 1, 0, 0]);
  const frame = Uint8Array.of(0x2c, 5, 0, 0, 0, 100, 0, 8, 0, 0);
  expect(inspectImage(Uint8Array.from([...gif, ...frame]))).toEqual({
    format: "gif",
    width: 105,
    height: 10,
  });

  const ihdr = pngHeader(640, 480).subarray(8);
  const cgbi = [0, 0, 0, 4, ...text("CgBI"), 1, 2, 3, 4, 0, 0, 0, 0];
  const phones = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...cgbi, ...ihdr]);
  expect(inspectImage(phones)).toEqual({ format: "png", width: 640, height: 480 });

  const metadata = new Uint8Array(65_537).fill(7);
  metadata.set([0xff, 0xe1, 0xff, 0xff]);
  const filled = [0xff, 0xff, 0xff, 0xff, 0xc2, 0, 17, 8, 1, 224, 2, 128, 3, 0, 0, 0, 0];
  const jpeg = Uint8Array.from([
    0xff,
    0xd8,
    ...Array(5)
      .fill([...metadata])
      .flat(),
    ...filled,
  ]);
  expect(inspectImage(jpeg)).toEqual({ format: "jpeg", width: 640, height: 480, isSequential: false });

  const box = [...text("ispe"), 0, 0, 0, 0, 0, 0, 2, 128, 0, 0, 1, 224];
  const avif = Uint8Array.from([0, 0, 0, 0x18, ...text("ftypmif1"), 0, 0, 0, 0, ...text("mif1avif"), ...box]);
  expect(inspectImage(avif)).toEqual({ format: "avif", width: 640, height: 480 });
});

test.each([
  ["empty", new Uint8Array(), "image-empty"],
  ["far too large", pngHeader(12_000, 9_000), "image-too-large"],
])("%s pictures are refused before they are decoded", (_, bytes, code) => {
  expect(() => checkImage(inspectImage(bytes), bytes.length)).toThrow(expect.objectContaining({ code }));
});

test("what is wrong with a picture is said in the language spoken", async () => {
  const why = (bytes: Uint8Array) => () => checkImage(inspectImage(bytes), bytes.length);
  expect(why(new Uint8Array())).toThrow("This file is empty. Choose another picture.");
  await speak("de");
  expect(why(new Uint8Array())).toThrow("Diese Datei ist leer. Wähle ein anderes Bild.");
  expect(why(pngHeader(12_000, 9_000))).toThrow(/12\.000 × 9\.000 Pixel/);
});

test("no prefix of a header makes the reader fail", () => {
  const samples = [
    pngHeader(9, 9),
    text("RIFF....WEBPVP8L"),
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff),
  ];
  for (const sample of samples) {
    for (let length = 0; length <= sample.length; length++) {
      expect(typeof inspectImage(sample.subarray(0, length)).format).toBe("string");
    }
  }
});
