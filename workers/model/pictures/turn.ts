import { crc32 } from "../../../src/formats/zip/crc32";
import {
  type ExifOrientation,
  exifOrientation,
  uprightTransform,
} from "../../../src/pictures/exif-orientation";
import { type ImageHeader, isJpegExif, MOST_HEADER_BYTES } from "../../../src/pictures/inspect";
import { jpegSegments } from "../../../src/pictures/jpeg-segments";
import { browserDecode } from "./browser-decode";

/** The longest side of an upright copy, pixels: as much as screens show, and as little memory as that takes. */
const LONGEST_COPY = 2048;

/** The most bytes of EXIF data that are read: the orientation is in its first directory. */
const MOST_EXIF = 65_536;

/** Parts of a file that are stepped over before its EXIF data is given up. */
const MOST_CHUNKS = 10_000;

/** Pictures of two pixels beside each other that EXIF data of their kind turns to stand one above the other. */
const LYING = {
  jpeg: `/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z`,
  "png, before": `iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAAPSURBVHgBYvrPwPAfhAEAAAD//9qBkiQAAAAGSURBVAMAEgkD/0WMc7sAAAAASUVORK5CYII=`,
  "png, after": `iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4AWL6z8DwH4QBAAAA///agZIkAAAABklEQVQDABIJA/9FjHO7AAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAAASUVORK5CYII=`,
  webp: `UklGRnAAAABXRUJQVlA4WAoAAAAIAAAAAQAAAAAAVlA4IDAAAADQAQCdASoCAAEAAUAmJaACdLoB+AADsAD+8ut//NgVzXPv9//S4P0uD9Lg/9KQAABFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA`,
} as const;

type Place = keyof typeof LYING;

const turned = new Map<Place, Promise<boolean>>();

/** Whether this browser reads EXIF data in such a place: all do of JPEGs, and some of PNGs, but only before the pixels. */
function isTurnedByBrowser(place: Place): Promise<boolean> {
  const known = turned.get(place) ?? turnsLying(place);
  turned.set(place, known);
  return known;
}

async function turnsLying(place: Place): Promise<boolean> {
  const bytes = Uint8Array.from(atob(LYING[place]), (letter) => letter.charCodeAt(0));
  const picture = await browserDecode(new Blob([bytes], { type: `image/${place.split(",")[0]}` }));
  const isUpright = picture.height > picture.width;
  picture.close();
  return isUpright;
}

/**
 * A picture's file with its orientation as browsers read it, where that is written as another type of number; otherwise the file
 * as it is.
 */
export function withUsualOrientation(
  blob: Blob,
  format: ImageHeader["format"],
  { rewritten, bytes, at, length }: Exif,
): Blob {
  if (!rewritten) return blob;
  bytes.set(rewritten.bytes, rewritten.at);
  const { type } = blob;
  const end = at + bytes.length;
  if (format !== "png") return new Blob([blob.slice(0, at), bytes, blob.slice(end)], { type });
  // The checksum of a PNG's part is of the whole of it, with its name.
  if (bytes.length < length) return blob;
  const sum = new DataView(new ArrayBuffer(4));
  sum.setUint32(0, crc32(bytes, crc32(new TextEncoder().encode("eXIf"))));
  return new Blob([blob.slice(0, at), bytes, sum, blob.slice(end + 4)], { type });
}

/**
 * An upright copy of a picture whose EXIF data says that it is not, and which this browser does not turn. Undefined where it
 * needs none.
 */
export async function uprightCopy(
  blob: Blob,
  { orientation, place }: Exif,
): Promise<OffscreenCanvas | undefined> {
  if (orientation === 1 || (await isTurnedByBrowser(place))) return undefined;
  const stored = await browserDecode(blob);
  try {
    const scale = Math.min(1, LONGEST_COPY / Math.max(stored.width, stored.height));
    const [width, height] = [stored.width, stored.height].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const lies = orientation >= 5;
    const canvas = new OffscreenCanvas(lies ? height! : width!, lies ? width! : height!);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return undefined;
    context.imageSmoothingQuality = "high";
    context.setTransform(...uprightTransform(orientation, width!, height!));
    context.drawImage(stored, 0, 0, width!, height!);
    return canvas;
  } finally {
    stored.close();
  }
}

interface Exif extends ExifOrientation {
  readonly place: Place;
  /** Where it begins in the file, how long it is there, and what was read of it. */
  readonly at: number;
  readonly length: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where a file has its EXIF data, and what that says of its orientation. */
export async function findExif(blob: Blob, format: ImageHeader["format"]): Promise<Exif | undefined> {
  const found = await (format === "jpeg" ? placeInJpeg(blob) : placeInChunks(blob, format === "webp"));
  if (!found) return undefined;
  const { at, length } = found;
  const bytes = new Uint8Array(await blob.slice(at, at + Math.min(length, MOST_EXIF)).arrayBuffer());
  return { ...found, bytes, ...exifOrientation(bytes) };
}

type ExifPlace = Pick<Exif, "place" | "at" | "length">;

/** The first segment of EXIF data; phones put it first of all. */
async function placeInJpeg(blob: Blob): Promise<ExifPlace | undefined> {
  for (const most of [MOST_EXIF, MOST_HEADER_BYTES]) {
    const bytes = new Uint8Array(await blob.slice(0, most).arrayBuffer());
    for (const { marker, from, to } of jpegSegments(bytes))
      if (isJpegExif(bytes, marker, from)) return { place: "jpeg", at: from, length: to - from };
  }
  return undefined;
}

/** Of a WebP file (RFC 9649, 2.7.1.5) or of a PNG file (PNG, third edition, 11.3.3.4). */
async function placeInChunks(blob: Blob, isWebp: boolean): Promise<ExifPlace | undefined> {
  let place: Place = isWebp ? "webp" : "png, before";
  let at = isWebp ? 12 : 8;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + 8 <= blob.size; chunk++) {
    const head = new DataView(await blob.slice(at, at + 8).arrayBuffer());
    const name = String.fromCharCode(...new Uint8Array(head.buffer, isWebp ? 0 : 4, 4));
    const length = isWebp ? head.getUint32(4, true) : head.getUint32(0);
    if (name === (isWebp ? "EXIF" : "eXIf")) return { place, at: at + 8, length };
    if (name === "IDAT") place = "png, after";
    // Parts of WebP begin at even bytes; those of PNG end with a checksum.
    at += 8 + (isWebp ? length + (length % 2) : length + 4);
  }
  return undefined;
}
