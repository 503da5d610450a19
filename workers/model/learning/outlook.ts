import { HangerError, type LearnOutlook } from "../../../src/contract";
import { currentClass } from "../collection/answers";
import { loadModelRecord } from "../models/shipped-models";
import type { Session } from "../session";
import { rootOf } from "./base";
import { notTaught, obstacleOf, ownLessons } from "./collection";
import { teachingOf } from "./lessons";
import { recallPace, secondsAt } from "./pace";
import { settingsFor } from "./settings";

/** Whether there is something to learn, and how long it would take. */
export async function outlook(session: Session): Promise<LearnOutlook> {
  await session.begun();
  const storage = await session.storage;
  const [lessons, records] = [await ownLessons(session), await session.classRecords()];
  const active = await loadModelRecord(storage, session.activeModel.card.name);
  const counts = { photos: lessons.length, newPhotos: notTaught(lessons, active) };
  const few = obstacleOf(lessons.length);
  if (few) return { ...counts, obstacle: few };
  try {
    const { labels: known } = (await rootOf(storage, active)).card;
    const { labels } = teachingOf(known, lessons, (label) => currentClass(label, records));
    const newClasses = labels.length - known.length;
    const { views, steps } = settingsFor({}, { photos: lessons.length, newClasses });
    const pace = await recallPace(storage);
    if (!pace) return counts;
    return { ...counts, seconds: secondsAt(pace, { photos: lessons.length, views, steps }) };
  } catch (error) {
    if (!(error instanceof HangerError)) throw error;
    return { ...counts, obstacle: error.message };
  }
}
