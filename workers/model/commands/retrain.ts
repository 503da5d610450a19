import type { RetrainProgress, RetrainRequest, RetrainResult } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { retrainHead } from "../../../src/ml/training/retrain";
import { keepModel, recordOf } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import type { CallContext } from "../handler";
import { loadBase } from "../learning/base";
import { type Lesson, lessonsOf, lookAt, teachingOf } from "../learning/lessons";
import { settingsFor } from "../learning/settings";
import { followSteps } from "../learning/steps";
import { versionOf, withLessons } from "../learning/version";
import { describeModel } from "../models/describe-model";
import { loadModel, shownTitle } from "../models/shipped-models";
import { framedPhoto } from "./photos-to-learn";

/** Makes a new model of a stored one and photos of the page's own origin. */
export async function retrain(
  { model, photos, name, title, seed, backend: wanted }: RetrainRequest,
  { storage, computing, answering, signal, progress }: CallContext<RetrainProgress>,
): Promise<RetrainResult> {
  const started = performance.now();
  const backend = await computing.use(wanted ?? computing.active.backend);
  const base = await loadBase(await loadModel(storage, model));
  try {
    const { card } = base.record;
    const lessons: Lesson[] = photos.map((photo) => ({
      label: photo.label,
      frame: () => framedPhoto(photo),
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
    return { model: describeModel(recordOf(record), answering), newClasses, seconds, backend };
  } finally {
    letGo(() => base.classifier.dispose());
  }
}
