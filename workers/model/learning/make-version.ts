import type { BeforeAfter, LearnProgress, LearnSettings } from "../../../src/contract";
import { retrainHead } from "../../../src/ml/training/retrain";
import { warningOf } from "../../../src/ml/training/verdict";
import type { TaughtPhoto, WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { currentClass } from "../collection/answers";
import type { CallContext } from "../handler";
import { shownTitle } from "../models/shipped-models";
import { type Comparison, compare } from "./compare";
import { crossValidate, FOLD_STEPS } from "./cross-validate";
import type { Learning } from "./learning";
import { lessonsOf, lookAt, teachingOf } from "./lessons";
import type { Pace } from "./pace";
import { headOfRecord } from "./reference";
import { settingsFor } from "./settings";
import { followSteps } from "./steps";
import { versionOf, withLessons } from "./version";

interface Told {
  readonly name: string;
  readonly title: string;
  readonly settings: Partial<LearnSettings>;
  /** By `performance.now()`. */
  readonly started: number;
}

/** A version, not kept yet, and what is known of it: see `LearnResult`. */
export interface Made extends Comparison {
  readonly record: WholeModel;
  readonly newClasses: readonly string[];
  readonly warning: string | undefined;
  readonly seconds: number;
  readonly pace: Pace;
}

type Context = Pick<CallContext<LearnProgress>, "signal" | "progress">;

/** Teaches a model the owner's photos, and compares it with the one that it was made of. */
export async function makeVersion(learning: Learning, told: Told, context: Context): Promise<Made> {
  const { parent, root, base, lessons, records } = learning;
  const { signal, progress } = context;
  const classOf = (label: string) => currentClass(label, records);
  const teaching = teachingOf(base.record.card.labels, lessons, classOf);
  const { labels } = teaching;
  const added = labels.length - base.record.card.labels.length;
  const settings = settingsFor(told.settings, { photos: lessons.length, newClasses: added });

  const lookedFrom = performance.now();
  const { length: total } = lessons;
  const seen = await lookAt(lessons, {
    body: base.body,
    shape: base.classifier.inputShape,
    views: settings.views,
    seed: settings.seed,
    signal,
    onLooked: (done) => progress({ kind: "looking", done, total }),
  });
  const steppedFrom = performance.now();
  const follow = (kind: "checking" | "learning", others: number) => {
    const from = performance.now();
    return (step: number, steps: number) =>
      followSteps(signal, () => {
        const stepMs = (performance.now() - from) / step;
        progress({ kind, step, steps, secondsLeft: ((steps - step + others) * stepMs) / 1000 });
      })(step);
  };
  const answers = await crossValidate({
    base,
    seen,
    teaching,
    records,
    settings,
    onStep: follow("checking", settings.steps),
  });
  const onStep = follow("learning", 0);
  const head = await retrainHead(
    base.head,
    base.memory,
    lessonsOf(
      seen,
      teaching,
      lessons.map((_, i) => i),
    ),
    labels.length,
    settings,
    (step) => onStep(step, settings.steps),
  );
  const steppedTo = performance.now();

  const made = await versionOf(base, head, labels, withLessons(base.memory, seen, teaching), {
    name: told.name,
    title: told.title,
    parent: parent.card.name,
    description: learningWords.taught(shownTitle(root), total),
    figures: {},
  });
  // What is kept answers, rounded as it is.
  const checked = await compare({ learning, seen, answers, next: await headOfRecord(made) });
  const newClasses = labels.filter((label) => !parent.card.labels.includes(label));
  const seconds = (performance.now() - told.started) / 1000;
  const { own, reference } = checked;
  const figures = { photos: total, seconds, ...figuresOf("own", own), ...figuresOf("reference", reference) };
  const card = { ...made.card, figures };
  const taught = lessons.map(({ id, label }, i): TaughtPhoto => {
    const answer = answers.get(i);
    return { id, label, ...(answer === undefined ? {} : { answer }) };
  });
  const pace = {
    viewMs: (steppedFrom - lookedFrom) / (total * settings.views),
    stepMs: (steppedTo - steppedFrom) / (settings.steps * (1 + FOLD_STEPS)),
    restMs: lookedFrom - told.started + performance.now() - steppedTo,
  };
  const warning = warningOf(own, reference);
  return { ...checked, record: { ...made, card, taught }, newClasses, warning, seconds, pace };
}

const figuresOf = (name: string, compared: BeforeAfter | undefined) =>
  compared
    ? {
        [`${name}Before`]: compared.before,
        [`${name}After`]: compared.after,
        [`${name}Count`]: compared.count,
      }
    : {};
