import {
  type AddedPhotos,
  type AddPhotosProgress,
  type AddPhotosRequest,
  HangerError,
  type ImageSource,
} from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { lookDistance, packLooks } from "../../../src/pictures/look";
import { uniqueId } from "../../../src/random/unique-id";
import type { PhotoRecord, Storage } from "../../../src/storage";
import type { WorkerContext } from "../context";
import type { CallContext } from "../handler";
import { requireClass } from "./classes";
import { areClose, MOST_BITS } from "./duplicates";
import { describePhoto } from "./photos";
import { fileSum, type ReadPhoto, readPhoto } from "./read-photo";

/** Adds one photo after the other, each in a transaction of its own; stopped early, it tells of those so far. */
export async function addPhotos(
  request: AddPhotosRequest,
  context: CallContext<AddPhotosProgress>,
): Promise<AddedPhotos> {
  try {
    return await addAll(request, context);
  } finally {
    for (const { image } of request.photos) closeFrame(image);
  }
}

async function addAll(
  { label, photos }: AddPhotosRequest,
  context: CallContext<AddPhotosProgress>,
): Promise<AddedPhotos> {
  const { storage, classes, signal, progress } = context;
  requireClass(label, await classes.current());
  const adding = new Adding(label, context, [...(await storage.getAllFromIndex("photos", "label", label))]);
  const outcome = {
    added: [] as AddedPhotos["added"][number][],
    duplicates: [] as AddedPhotos["duplicates"][number][],
    refused: [] as AddedPhotos["refused"][number][],
  };
  let full: HangerError | undefined;
  for (const [i, { name, image }] of photos.entries()) {
    if (signal.aborted) break;
    try {
      if (full) throw full;
      const { record, isNew } = await adding.add(name, image);
      if (isNew) outcome.added.push(describePhoto(record));
      else outcome.duplicates.push({ name, of: record.id, label: record.label });
    } catch (error) {
      if (!(error instanceof HangerError)) throw error;
      if (error.code === "storage-full") full = error;
      outcome.refused.push({ name, code: error.code, message: error.message });
    }
    progress({ done: i + 1, total: photos.length });
  }
  return outcome;
}

/** Photos on their way into one class, and what they are held against. */
class Adding {
  constructor(
    private readonly label: string,
    private readonly context: Pick<WorkerContext, "storage" | "classes" | "turns">,
    private readonly ofClass: PhotoRecord[],
  ) {}

  /** Adds a photo, or finds the one that the collection has of it already. */
  async add(name: string, image: ImageSource): Promise<{ record: PhotoRecord; isNew: boolean }> {
    const { storage } = this.context;
    const sum = await fileSum(image);
    const [same] = sum === undefined ? [] : await storage.getAllFromIndex("photos", "sha256", sum);
    if (same) return { record: same, isNew: false };
    const photo = await readPhoto(image);
    const ofJpeg = await sha256(photo.jpeg);
    // Of a photo that came with a saved file, only the checksum of its JPEG is known.
    const [encoded] = sum === undefined ? [] : await storage.getAllFromIndex("photos", "sha256", ofJpeg);
    const found = encoded ?? (await this.findAlike(photo, storage));
    if (found) return { record: found, isNew: false };
    const record = await this.keep(name, photo, sum ?? ofJpeg);
    this.ofClass.push(record);
    return { record, isNew: true };
  }

  private keep(name: string, { description, jpeg, framed }: ReadPhoto, sum: string): Promise<PhotoRecord> {
    const { label } = this;
    const { storage, classes, turns } = this.context;
    return turns.take(async () => {
      requireClass(label, await classes.current());
      const id = uniqueId();
      const record: PhotoRecord = { id, label, name, addedAt: Date.now(), sha256: sum, ...description };
      await storage.write([
        { store: "photos", key: id, value: record },
        { store: "jpegs", key: id, value: jpeg },
        { store: "framed", key: id, value: framed },
      ]);
      return record;
    });
  }

  /** A photo of the same class that looks the same, as another copy of the file does. */
  private async findAlike(
    { description: { look }, framed }: ReadPhoto,
    storage: Storage,
  ): Promise<PhotoRecord | undefined> {
    const words = packLooks([look, ...this.ofClass.map((record) => record.look)]);
    for (const [i, record] of this.ofClass.entries()) {
      if (lookDistance(words, 0, i + 1) > MOST_BITS) continue;
      if (areClose(framed, await storage.get("framed", record.id))) return record;
    }
    return undefined;
  }
}

function closeFrame(image: ImageSource): void {
  if (image.kind === "frame") image.bitmap.close();
  if (image.kind === "video") image.frame.close();
}
