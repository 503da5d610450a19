import fc from "fast-check";
import { exifOrientation, uprightTransform } from "../../src/pictures/exif-orientation";

/** A directory with one entry. */
function exif({ little = false, tag = 0x0112, type = 3, value = 6, prefix = "" } = {}): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, tag, little);
  view.setUint16(12, type, little);
  view.setUint32(14, 1, little);
  if (type === 3) view.setUint16(18, value, little);
  else if (type === 4) view.setUint32(18, value, little);
  else view.setUint8(18, value);
  return Uint8Array.from([...Buffer.from(prefix, "latin1"), ...new Uint8Array(view.buffer)]);
}

test.each([
  ["big-endian", exif(), 6],
  ["little-endian", exif({ little: true, value: 8 }), 8],
  ["with the prefix of JPEGs", exif({ prefix: "Exif\0\0", value: 3 }), 3],
  ["an orientation that there is none of", exif({ value: 9 }), 1],
  ["a number of four bytes", exif({ type: 4 }), 6],
  ["a number of four bytes, little-endian", exif({ type: 4, little: true, value: 8 }), 8],
  ["a number of one byte", exif({ type: 1, value: 3 }), 3],
  ["a text", exif({ type: 2 }), 1],
  ["another tag", exif({ tag: 0x0100 }), 1],
  ["cut short", exif().subarray(0, 20), 1],
  ["nothing", new Uint8Array(), 1],
])("EXIF data: %s", (_, bytes, orientation) => {
  expect(exifOrientation(bytes).orientation).toBe(orientation);
});

test("an orientation of another type is rewritten as browsers read it", () => {
  for (const little of [false, true]) {
    for (const [type, prefix] of [
      [4, ""],
      [1, "Exif\0\0"],
    ] as const) {
      const bytes = exif({ little, type, prefix, value: 8 });
      const { rewritten } = exifOrientation(bytes);
      bytes.set(rewritten!.bytes, rewritten!.at);
      expect(bytes).toEqual(exif({ little, prefix, value: 8 }));
    }
  }
  expect(exifOrientation(exif()).rewritten).toBeUndefined();
});

test("any bytes give an orientation", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, marked) => {
      if (marked && bytes.length > 2) bytes.set([0x49, 0x49]);
      const { orientation } = exifOrientation(bytes);
      expect(orientation).toBeGreaterThanOrEqual(1);
      expect(orientation).toBeLessThanOrEqual(8);
    }),
  );
});

test("every orientation moves the corners of a picture to corners", () => {
  const [width, height] = [30, 20];
  for (let orientation = 1; orientation <= 8; orientation++) {
    const [a, b, c, d, e, f] = uprightTransform(orientation, width, height);
    const lies = orientation >= 5;
    const corners = [
      [0, 0],
      [width, 0],
      [0, height],
      [width, height],
    ].map(([x = 0, y = 0]) => `${a * x + c * y + e},${b * x + d * y + f}`);
    const [w, h] = lies ? [height, width] : [width, height];
    expect(corners.toSorted()).toEqual([`0,0`, `0,${h}`, `${w},0`, `${w},${h}`].toSorted());
  }
});
