import { type FramedPhoto, framePhoto, type RgbaImage } from "../../../src/pictures/preprocess";
import type { FramedRecord, Storage } from "../../../src/storage";

/** Side of the squares that photos are learned from: room to look closer. */
export const FRAMED_SIDE = 64;

/** What is kept of a photo to learn from. */
export function frameToKeep(image: RgbaImage): FramedRecord {
  return toFramedRecord(framePhoto(image, FRAMED_SIDE));
}

/** Rounds to whole bytes, which no eye and no network tells apart. */
export function toFramedRecord({ square, ground }: FramedPhoto): FramedRecord {
  return { side: square.side, pixels: Uint8Array.from(square.pixels, Math.round), ground };
}

export function toFramedPhoto({ side, pixels, ground }: FramedRecord): FramedPhoto {
  return { square: { side, pixels: Float32Array.from(pixels) }, ground };
}

/** Photos whose pixels are read in one transaction. */
const AT_ONCE = 64;

/** What is kept of photos to learn from, by their ids; those whose pixels are lost are left out. */
export async function keptFrames(
  storage: Storage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FramedRecord>> {
  const found = new Map<string, FramedRecord>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const window = ids.slice(from, from + AT_ONCE);
    const frames = await storage.getMany("framed", window);
    window.forEach((id, i) => {
      const framed = frames[i];
      if (framed) found.set(id, framed);
    });
  }
  return found;
}
