/** The tag of the orientation (Exif 2.32, 4.6.4 A), and its type: an unsigned number of 16 bits. */
const ORIENTATION = 0x0112;
const SHORT = 3;

/** How many bytes a number of a type takes (TIFF 6.0, section 2), of those that programs write in its place. */
const BYTES: Readonly<Record<number, number>> = { 1: 1, [SHORT]: 2, 4: 4, 6: 1, 8: 2, 9: 4 };

/** Of the first directory, so many entries are looked at; real ones have some dozens. */
const MOST_ENTRIES = 500;

/** What EXIF data says of how a picture is to be turned. */
export interface ExifOrientation {
  /** 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** The same as browsers read it, and its place from the start of the data; only where it is written in another way. */
  readonly rewritten?: { readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> };
}

const UPRIGHT: ExifOrientation = { orientation: 1 };

/**
 * The orientation in EXIF data: a TIFF header and its first directory (TIFF 6.0, section 2), with or without the `Exif` that
 * JPEGs put before it. Upright where it says nothing that holds.
 */
export function exifOrientation(exif: Uint8Array): ExifOrientation {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset + start, Math.max(0, exif.byteLength - start));
  if (view.byteLength < 14) return UPRIGHT;
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return UPRIGHT;
  const little = mark === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return UPRIGHT;
  const entries = Math.min(MOST_ENTRIES, view.getUint16(directory, little));
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + 12 * i;
    if (at + 12 > view.byteLength) return UPRIGHT;
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const type = view.getUint16(at + 2, little);
    const orientation = numberAt(view, at + 8, BYTES[type], little);
    if (!(orientation >= 1 && orientation <= 8)) return UPRIGHT;
    if (type === SHORT) return { orientation };
    return { orientation, rewritten: { at: start + at, bytes: entryOf(orientation, little) } };
  }
  return UPRIGHT;
}

function numberAt(view: DataView, at: number, bytes: number | undefined, little: boolean): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, little);
  return bytes === 4 ? view.getUint32(at, little) : Number.NaN;
}

/** An entry of 12 bytes that says an orientation as the standard wants it. */
function entryOf(orientation: number, little: boolean): Uint8Array<ArrayBuffer> {
  const entry = new DataView(new ArrayBuffer(12));
  entry.setUint16(0, ORIENTATION, little);
  entry.setUint16(2, SHORT, little);
  entry.setUint32(4, 1, little);
  entry.setUint16(8, orientation, little);
  return new Uint8Array(entry.buffer);
}

/** Where a picture's pixels go so that it stands upright: a canvas's transform, for a stored picture of this size. */
export function uprightTransform(
  orientation: number,
  width: number,
  height: number,
): readonly [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
