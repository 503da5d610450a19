import { opaqueBmp } from "../../src/formats/opaque-bmp";

/** A BMP of two pixels with a header of so many bytes, blue, green, red and alpha. */
function bmp(pixels: readonly number[], { header = 124, bits = 32, mask = 0xff_00_00_00 } = {}): Uint8Array {
  const bytes = new Uint8Array(14 + 124 + pixels.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(10, 14 + 124, true);
  view.setUint32(14, header, true);
  view.setUint16(28, bits, true);
  view.setUint32(66, mask, true);
  bytes.set(pixels, 14 + 124);
  return bytes;
}

const BLANK = [10, 20, 30, 0, 40, 50, 60, 0];

test("alpha that is 0 everywhere is taken away, and nothing else", () => {
  const file = bmp(BLANK);
  const opaque = opaqueBmp(file)!;
  expect(opaque).toEqual(bmp(BLANK, { mask: 0 }));
  expect(file).toEqual(bmp(BLANK));
});

test.each([
  ["one that shows something", bmp([10, 20, 30, 0, 40, 50, 60, 1])],
  ["one without alpha", bmp(BLANK, { mask: 0 })],
  ["one of 24 bits", bmp(BLANK, { bits: 24 })],
  ["one with a short header, where a mask would be a pixel", bmp(BLANK, { header: 40 })],
  ["one that is cut short", bmp(BLANK).subarray(0, 60)],
  ["another file", Uint8Array.from({ length: 200 }, () => 1)],
])("%s stays as it is", (_, file) => {
  expect(opaqueBmp(file)).toBeUndefined();
});
