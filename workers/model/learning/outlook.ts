import { HangerError, type LearnOutlook } from "../../../src/contract";
import type { WorkerContext } from "../context";
import { loadModelRecord } from "../models/shipped-models";
import { rootOf } from "./base";
import { notTaught, obstacleOf, ownPhotos } from "./collection";
import { recallPace, secondsAt } from "./pace";

/** Whether there is something to learn, and how long it would take. */
export async function outlook(
  _: undefined,
  context: Pick<WorkerContext, "storage" | "classes" | "answering">,
): Promise<LearnOutlook> {
  const { storage, answering } = context;
  const photos = await ownPhotos(context);
  const active = await loadModelRecord(storage, answering.active.card.name);
  const taught = (await storage.get("taught", active.card.name)) ?? [];
  const counts = { photos: photos.length, newPhotos: notTaught(photos, taught) };
  const few = obstacleOf(photos.length);
  if (few) return { ...counts, obstacle: few };
  try {
    await rootOf(storage, active);
    const pace = await recallPace(storage);
    return pace ? { ...counts, seconds: secondsAt(pace, photos.length) } : counts;
  } catch (error) {
    if (!(error instanceof HangerError)) throw error;
    return { ...counts, obstacle: error.message };
  }
}
