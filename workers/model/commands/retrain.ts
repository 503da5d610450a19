import type { CountProgress, RetrainRequest, RetrainResult } from "../../../src/contract";
import { letGo } from "../../../src/ml/ops/guard";
import { NO_CLASS } from "../../../src/ml/training/statistics";
import { keepModel, recordOf } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import type { CallContext } from "../handler";
import { type Base, loadBase, rootOf } from "../learning/base";
import { type Lesson, labelsWith, lookAt, rememberedOf, teachingOf } from "../learning/lessons";
import { headWith } from "../learning/teach";
import { versionOf } from "../learning/version";
import { describeModel } from "../models/describe-model";
import { loadModel, shownTitle } from "../models/shipped-models";
import { framedPhoto } from "./photos-to-learn";

/** Makes a new model of a stored one and photos of the page's own origin. */
export async function retrain(
  { model, photos, forgotten = [], name, title, backend: wanted }: RetrainRequest,
  { storage, computing, answering, signal, progress }: CallContext<CountProgress>,
): Promise<RetrainResult> {
  const started = performance.now();
  const backend = await computing.use(wanted ?? computing.active.backend);
  const record = await loadModel(storage, model);
  const { shipped } = await rootOf(storage, recordOf(record));
  const loaded = await loadBase(record, shipped.card.name);
  const base = without(loaded, new Set(forgotten));
  try {
    const { card } = base.record;
    const lessons: Lesson[] = photos.map((photo) => ({
      label: photo.label,
      frame: () => framedPhoto(photo),
    }));
    const shown = lessons.map(({ label }) => label);
    const labels = labelsWith(card.labels, shown);
    const teaching = teachingOf(labels, lessons);
    const newClasses = labels.slice(card.labels.length);
    const seen = await lookAt(lessons, {
      size: base.statistics.size,
      body: base.body,
      shape: base.classifier.inputShape,
      signal,
      onLooked: (done) => progress({ done, total: photos.length }),
    });
    const all = lessons.map((_, i) => i);
    const memory = rememberedOf(seen, teaching, all);
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

/** The model as if it had never learned of some classes. */
function without(base: Base, forgotten: ReadonlySet<string>): Base {
  if (forgotten.size === 0) return base;
  const { record, statistics } = base;
  const labels = record.card.labels.filter((label) => !forgotten.has(label));
  const prototypes = statistics.prototypes.flatMap((prototype) => {
    if (prototype.label === NO_CLASS) return [prototype];
    const label = labels.indexOf(record.card.labels[prototype.label]!);
    return label < 0 ? [] : [{ ...prototype, label }];
  });
  return {
    ...base,
    record: { ...record, card: { ...record.card, labels } },
    statistics: { ...statistics, prototypes },
  };
}
