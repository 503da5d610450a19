import { HangerError, type LearnOutlook } from "../../../src/contract";
import { currentClass } from "../collection/answers";
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
  const { storage, answering, classes } = context;
  const photos = await ownPhotos(context);
  const records = await classes.records();
  const active = await loadModelRecord(storage, answering.active.card.name);
  const taught = (await storage.get("taught", active.card.name)) ?? [];
  const unlearned = notTaught(photos, taught).map(({ id }) => id);
  const labels = new Map(photos.map(({ id, label }) => [id, label]));
  const wrong = taught.flatMap(({ id, answer }) => {
    const label = labels.get(id);
    const given = answer === undefined ? undefined : currentClass(answer, records);
    return label === undefined || given === undefined || given === label ? [] : [{ id, answer: given }];
  });
  const counts = { photos: photos.length, newPhotos: unlearned.length, unlearned, wrong };
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
