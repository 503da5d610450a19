import type { RetrainProgress, RetrainRequest, RetrainResult } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { retrainHead } from "../../../src/ml/training/retrain";
import { keepModel, recordOf } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { loadBase } from "../learning/base";
import { type Lesson, lessonsOf, lookAt, teachingOf } from "../learning/lessons";
import { settingsFor } from "../learning/settings";
import { followSteps } from "../learning/steps";
import { versionOf, withLessons } from "../learning/version";
import { describe } from "../models/calls";
import { loadModel, shownTitle } from "../models/shipped-models";
import type { CallContext } from "../service";
import { framePhoto64 } from "../training/calls";

/** Makes a new model of a stored one and photos of the page's own origin. */
export async function retrain(
  { model, photos, name, title, seed, backend: wanted }: RetrainRequest,
  { session, signal, progress }: CallContext<RetrainProgress>,
): Promise<RetrainResult> {
  const started = performance.now();
  const storage = await session.storage;
  const backend = await session.useBackend(wanted ?? session.activeBackend.backend);
  const base = await loadBase(await loadModel(storage, model));
  try {
    const { card } = base.record;
    const lessons: Lesson[] = photos.map((photo) => ({
      label: photo.label,
      frame: () => framePhoto64(photo),
    }));
    const teaching = teachingOf(card.labels, lessons);
    const { labels } = teaching;
    const newClasses = labels.slice(card.labels.length);
    const settings = settingsFor({ seed }, { photos: photos.length, newClasses: newClasses.length });
    const seen = await lookAt(lessons, {
      ...base,
      shape: base.classifier.inputShape,
      views: settings.views,
      seed,
      signal,
      onLooked: (done) => progress({ kind: "looking", done, total: photos.length }),
    });
    const all = lessons.map((_, i) => i);
    const head = await retrainHead(
      base.head,
      base.memory,
      lessonsOf(seen, teaching, all),
      labels.length,
      settings,
      followSteps(signal, (step) => progress({ kind: "step", step, steps: settings.steps })),
    );
    const record = await versionOf(base, head, labels, withLessons(base.memory, seen, teaching), {
      name,
      title,
      description: learningWords.taught(shownTitle(base.record), photos.length),
      figures: {},
      parent: model,
    });
    await storage.write(keepModel(record));
    const seconds = (performance.now() - started) / 1000;
    return { model: describe(recordOf(record), session), newClasses, seconds, backend };
  } finally {
    letGo(() => base.classifier.dispose());
  }
}
