import { crc32 } from "node:zlib";

/** Types of numbers in EXIF data (TIFF 6.0, section 2). Orientations are shorts; some programs write longs. */
const SHORT = 3;
const LONG = 4;

/** EXIF data that says nothing but an orientation, 1 to 8. */
function exifOf(orientation: number, isLong = false): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(isLong ? LONG : SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  if (isLong) tiff.writeUInt32BE(orientation, 18);
  else tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** Inserts an EXIF segment with an orientation, 1 to 8, into a JPEG; `isLong` as browsers do not read it. */
export function withOrientation(jpeg: Buffer, orientation: number, isLong = false): Buffer {
  const payload = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifOf(orientation, isLong)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}

/** The same for a PNG, before its pixels or after them. */
export function pngWithOrientation(
  png: Buffer,
  orientation: number,
  where: "before" | "after",
  isLong = false,
): Buffer {
  const chunk = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from("eXIf", "latin1"),
    exifOf(orientation, isLong),
    Buffer.alloc(4),
  ]);
  chunk.writeUInt32BE(chunk.length - 12);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  const at = where === "before" ? 8 + 25 : png.length - 12;
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]);
}

/** The same for a WebP of the extended kind, as canvases make it. */
export function webpWithOrientation(webp: Buffer, orientation: number): Buffer {
  if (webp.toString("latin1", 12, 16) !== "VP8X") throw new Error("a WebP without a list of its features");
  const exif = exifOf(orientation);
  const head = Buffer.from("EXIF\0\0\0\0", "latin1");
  head.writeUInt32LE(exif.length, 4);
  const file = Buffer.concat([webp, head, exif]);
  file[20]! |= 0x08;
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}
