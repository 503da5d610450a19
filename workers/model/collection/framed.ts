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

/** A photo of the collection with what a network is given of it: 12 kB, where a `FramedPhoto` takes 49. */
export interface CollectedFrame {
  readonly id: string;
  /** Id of its class. */
  readonly label: string;
  readonly addedAt: number;
  readonly framed: FramedRecord;
}

/** Photos whose pixels are read in one transaction. */
const AT_ONCE = 64;

/** The photos of the collection to learn from, oldest first; those whose pixels are lost are left out. */
export async function collectedPhotos(storage: Storage): Promise<readonly CollectedFrame[]> {
  const sorted = [...(await storage.getAll("photos"))].sort((a, b) => a.addedAt - b.addedAt);
  const collected: CollectedFrame[] = [];
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const window = sorted.slice(from, from + AT_ONCE);
    const frames = await storage.getMany(
      "framed",
      window.map(({ id }) => id),
    );
    window.forEach(({ id, label, addedAt }, i) => {
      const framed = frames[i];
      if (framed) collected.push({ id, label, addedAt, framed });
    });
  }
  return collected;
}
