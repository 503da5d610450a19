import type { CopyProgress, ExportedFile } from "../../../src/contract";
import { framedEntry, jpegEntry, modelEntry, PROJECT_FILE } from "../../../src/formats/project/entries";
import {
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type Project,
  type ProjectModel,
  type ProjectPhoto,
} from "../../../src/formats/project/schema";
import { ZipWriter } from "../../../src/formats/zip/write-zip";
import { readModel, type ShareRecord } from "../../../src/storage";
import { currentClass } from "../collection/answers";
import { yieldToMessages } from "../event-loop";
import type { CallContext } from "../handler";
import { isSum } from "../learning/share-records";
import { ownModels } from "../models/own-models";
import { ACTIVE_MODEL } from "../models/shipped-models";

/** The owner's classes, photos and models as one zip. No more than one photo or model is in memory at a time. */
export async function exportProject(
  _: undefined,
  { storage, signal, progress }: Pick<CallContext<CopyProgress>, "storage" | "signal" | "progress">,
): Promise<ExportedFile> {
  const [photos, models] = [await storage.getAll("photos"), await ownModels(storage)];
  const total = photos.length + models.length;
  let done = 0;
  const step = async () => {
    progress({ done: ++done, total });
    await yieldToMessages();
    signal.throwIfAborted();
  };

  const zip = new ZipWriter();
  const written: ProjectPhoto[] = [];
  for (const photo of photos) {
    const [jpeg, framed] = await Promise.all([
      storage.get("jpegs", photo.id),
      storage.get("framed", photo.id),
    ]);
    // A photo whose pixels the browser lost is no photo any more.
    if (jpeg) {
      zip.add(jpegEntry(photo.id), new Uint8Array(jpeg));
      if (framed) zip.add(framedEntry(photo.id), framed.pixels, { deflate: true });
      const { side, ground } = framed ?? {};
      const picture =
        side && ground ? { framed: { side, ground: [...ground] as [number, number, number] } } : {};
      written.push({ ...photo, ...picture });
    }
    await step();
  }
  const modelsWritten: ProjectModel[] = [];
  for (const record of models) {
    const model = await readModel(storage, record);
    // A model whose files the browser lost is no model any more.
    if (model) {
      const { card, modelJson, weights, memory, taught, origin } = model;
      addText(zip, modelEntry(card.name, "model.json"), modelJson);
      zip.add(modelEntry(card.name, "weights.bin"), new Uint8Array(weights));
      addText(zip, modelEntry(card.name, "card.json"), JSON.stringify(card));
      if (memory) zip.add(modelEntry(card.name, "memory.bin"), new Uint8Array(memory), { deflate: true });
      modelsWritten.push({
        name: card.name,
        origin: origin === "imported" ? "imported" : "trained",
        ...(memory ? { memory: true } : {}),
        ...(taught ? { taught: [...taught] } : {}),
      });
    }
    await step();
  }
  const active = await storage.get("settings", ACTIVE_MODEL);
  const classes = await storage.getAll("classes");
  const records = new Map(classes.map((each) => [each.id, each]));
  // A share would bring a class back that was deleted.
  const isCounted = (share: ShareRecord) =>
    isSum(share) && records.get(currentClass(share.label, records))?.state !== "deleted";
  const shares = (await storage.getAll("shares")).filter(isCounted).map(({ added: _, sums, ...share }) => ({
    ...share,
    madeAt: share.madeAt || 0,
    sums: [...sums],
  }));
  const savedAt = Date.now();
  const project: Project = {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    savedAt,
    classes: [...classes],
    photos: written,
    models: modelsWritten,
    ...(shares.length > 0 ? { shares } : {}),
    ...(active && modelsWritten.some(({ name }) => name === active) ? { activeModel: active } : {}),
  };
  addText(zip, PROJECT_FILE, JSON.stringify(project));
  return { name: `hanger-${new Date(savedAt).toISOString().slice(0, 10)}.zip`, blob: zip.finish() };
}

const addText = (zip: ZipWriter, name: string, text: string) =>
  zip.add(name, new TextEncoder().encode(text), { deflate: true });
