import { HangerError, type LearnOutlook } from "../../../src/contract";
import { currentClass } from "../collection/answers";
import type { WorkerContext } from "../context";
import { loadModelRecord } from "../models/shipped-models";
import { rootOf } from "./base";
import { notTaught, obstacleOf, ownPhotos } from "./collection";
import { teachingOf } from "./lessons";
import { recallPace, secondsAt } from "./pace";
import { settingsFor } from "./settings";

/** Whether there is something to learn, and how long it would take. */
export async function outlook(
  _: undefined,
  context: Pick<WorkerContext, "storage" | "classes" | "answering">,
): Promise<LearnOutlook> {
  const { storage, classes, answering } = context;
  const [photos, records] = [await ownPhotos(context), await classes.records()];
  const active = await loadModelRecord(storage, answering.active.card.name);
  const taught = (await storage.get("taught", active.card.name)) ?? [];
  const counts = { photos: photos.length, newPhotos: notTaught(photos, taught) };
  const few = obstacleOf(photos.length);
  if (few) return { ...counts, obstacle: few };
  try {
    const { labels: known } = (await rootOf(storage, active)).card;
    const { labels } = teachingOf(known, photos, (label) => currentClass(label, records));
    const newClasses = labels.length - known.length;
    const { views, steps } = settingsFor({}, { photos: photos.length, newClasses });
    const pace = await recallPace(storage);
    if (!pace) return counts;
    return { ...counts, seconds: secondsAt(pace, { photos: photos.length, views, steps }) };
  } catch (error) {
    if (!(error instanceof HangerError)) throw error;
    return { ...counts, obstacle: error.message };
  }
}
