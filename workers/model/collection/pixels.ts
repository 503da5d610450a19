import { HangerError, type PhotoInput, type PhotoPixels } from "../../../src/contract";
import { classWords } from "../../../src/words/classes";
import { answerPhoto, decodePhoto } from "../classify/classify";
import type { WorkerContext } from "../context";

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
 * What the model that answers is given of a photo, and what it answers.
 * @throws HangerError `photo-unknown`, `model-unavailable`
 */
export async function photoInput(
  { id }: { readonly id: string },
  context: Pick<WorkerContext, "storage" | "answering" | "classes" | "computing">,
): Promise<PhotoInput> {
  const [photo] = await photoPixels({ ids: [id] }, context);
  if (!photo) throw new HangerError("photo-unknown", classWords.photoGone);
  const decoded = await decodePhoto({ kind: "blob", blob: photo.jpeg });
  const { input, answers, sure } = await answerPhoto(decoded, {}, context);
  return { id, input, answers, sure };
}
