import { exifOrientation, uprightTransform } from "../../../src/pictures/exif-orientation";
import type { ImageHeader } from "../../../src/pictures/inspect";

/** The longest side of an upright copy, pixels: as much as screens show, and as little memory as that takes. */
const LONGEST_COPY = 2048;

/** The most bytes of EXIF data that are read: the orientation is in its first directory. */
const MOST_EXIF = 65_536;

/** Parts of a file that are stepped over before its EXIF data is given up. */
const MOST_CHUNKS = 10_000;

/** Pictures of two pixels beside each other that EXIF data of their kind turns to stand one above the other. */
const LYING = {
  "png, before": `iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAAPSURBVHgBYvrPwPAfhAEAAAD//9qBkiQAAAAGSURBVAMAEgkD/0WMc7sAAAAASUVORK5CYII=`,
  "png, after": `iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4AWL6z8DwH4QBAAAA///agZIkAAAABklEQVQDABIJA/9FjHO7AAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAAASUVORK5CYII=`,
  webp: `UklGRnAAAABXRUJQVlA4WAoAAAAIAAAAAQAAAAAAVlA4IDAAAADQAQCdASoCAAEAAUAmJaACdLoB+AADsAD+8ut//NgVzXPv9//S4P0uD9Lg/9KQAABFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA`,
} as const;

type Place = keyof typeof LYING;

/** Whether this browser reads EXIF data in such a place: some do of PNGs, and only before the pixels. */
async function isTurnedByBrowser(place: Place): Promise<boolean> {
  const bytes = Uint8Array.from(atob(LYING[place]), (letter) => letter.charCodeAt(0));
  const type = `image/${place.split(",")[0]}`;
  const picture = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: "from-image" });
  const isUpright = picture.height > picture.width;
  picture.close();
  return isUpright;
}

/**
 * An upright copy of a WebP or PNG picture whose EXIF data says that it is not, and which this browser does not turn.
 * Undefined where it needs none.
 */
export async function uprightCopy(blob: Blob, { format }: ImageHeader): Promise<OffscreenCanvas | undefined> {
  const exif = await findExif(blob, format);
  const orientation = exif ? exifOrientation(exif.bytes) : 1;
  if (!exif || orientation === 1 || (await isTurnedByBrowser(exif.place))) return undefined;
  const stored = await createImageBitmap(blob);
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

interface Exif {
  readonly bytes: Uint8Array;
  readonly place: Place;
}

/** The EXIF data of a WebP file (RFC 9649, 2.7.1.5) or of a PNG file (PNG, third edition, 11.3.3.4). */
async function findExif(blob: Blob, format: ImageHeader["format"]): Promise<Exif | undefined> {
  const isWebp = format === "webp";
  let place: Place = isWebp ? "webp" : "png, before";
  let at = isWebp ? 12 : 8;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + 8 <= blob.size; chunk++) {
    const head = new DataView(await blob.slice(at, at + 8).arrayBuffer());
    const name = String.fromCharCode(...new Uint8Array(head.buffer, isWebp ? 0 : 4, 4));
    const length = isWebp ? head.getUint32(4, true) : head.getUint32(0);
    if (name === (isWebp ? "EXIF" : "eXIf")) {
      const part = blob.slice(at + 8, at + 8 + Math.min(length, MOST_EXIF));
      return { bytes: new Uint8Array(await part.arrayBuffer()), place };
    }
    if (name === "IDAT") place = "png, after";
    // Parts of WebP begin at even bytes; those of PNG end with a checksum.
    at += 8 + (isWebp ? length + (length % 2) : length + 4);
  }
  return undefined;
}
