import { HangerError, type PhotoInput, type PhotoPixels } from "../../../src/contract";
import { preprocess } from "../../../src/pictures/preprocess";
import { classWords } from "../../../src/words/classes";
import type { WorkerContext } from "../context";
import { decodeImage } from "../pictures/decode";

/** The JPEGs of the photos that there are, in the order of `ids`. */
export async function photoPixels(
  { ids }: { readonly ids: readonly string[] },
  { storage }: Pick<WorkerContext, "storage">,
): Promise<readonly PhotoPixels[]> {
  const jpegs = await storage.getMany("jpegs", ids);
  return ids.flatMap((id, i) => {
    const bytes = jpegs[i];
    return bytes ? [{ id, jpeg: new Blob([bytes], { type: "image/jpeg" }) }] : [];
  });
}

/**
 * What the model that answers is given of a photo.
 * @throws HangerError `photo-unknown`, `model-unavailable`
 */
export async function photoInput(
  { id }: { readonly id: string },
  { storage, answering }: Pick<WorkerContext, "storage" | "answering">,
): Promise<PhotoInput> {
  const [photo] = await photoPixels({ ids: [id] }, { storage });
  if (!photo) throw new HangerError("photo-unknown", classWords.photoGone);
  const shape = answering.active.inputShape;
  const { grey } = preprocess(await decodeImage({ kind: "blob", blob: photo.jpeg }), { shape });
  const [height, width] = shape;
  return { id, input: { width, height, pixels: Uint8ClampedArray.from(grey, (value) => value * 255) } };
}
