import type { CountProgress, RetrainRequest, RetrainResult } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { keepModel, recordOf } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import type { CallContext } from "../handler";
import { loadBase, rootOf } from "../learning/base";
import { type Lesson, lookAt, teachingOf } from "../learning/lessons";
import { headWith, memoryWith } from "../learning/teach";
import { versionOf } from "../learning/version";
import { describeModel } from "../models/describe-model";
import { loadModel, shownTitle } from "../models/shipped-models";
import { framedPhoto } from "./photos-to-learn";

/** Makes a new model of a stored one and photos of the page's own origin. */
export async function retrain(
  { model, photos, name, title, backend: wanted }: RetrainRequest,
  { storage, computing, answering, signal, progress }: CallContext<CountProgress>,
): Promise<RetrainResult> {
  const started = performance.now();
  const backend = await computing.use(wanted ?? computing.active.backend);
  const record = await loadModel(storage, model);
  const { shipped } = await rootOf(storage, recordOf(record));
  const base = await loadBase(record, shipped.card.name);
  try {
    const { card } = record;
    const lessons: Lesson[] = photos.map((photo) => ({
      label: photo.label,
      frame: () => framedPhoto(photo),
    }));
    const teaching = teachingOf(card.labels, lessons);
    const { labels } = teaching;
    const newClasses = labels.slice(card.labels.length);
    const seen = await lookAt(lessons, {
      size: base.statistics.size,
      body: base.body,
      shape: base.classifier.inputShape,
      signal,
      onLooked: (done) => progress({ done, total: photos.length }),
    });
    const all = lessons.map((_, i) => i);
    const memory = memoryWith(base, seen, teaching, all);
    const head = headWith(base, memory, [], labels.length);
    const made = await versionOf(base, head, labels, memory, {
      name,
      title,
      description: learningWords.taught(shownTitle(record), photos.length),
      figures: {},
      parent: model,
    });
    await storage.write(keepModel(made));
    const seconds = (performance.now() - started) / 1000;
    return { model: describeModel(recordOf(made), answering), newClasses, seconds, backend };
  } finally {
    letGo(() => base.classifier.dispose());
  }
}
