import { FOLDS, stratifiedFolds } from "../../../src/ml/training/folds";
import { type RetrainSettings, retrainHead } from "../../../src/ml/training/retrain";
import type { ClassRecords } from "../collection/answers";
import { answersTo } from "./answers";
import type { Base } from "./base";
import { lessonsOf, type SeenLessons, type Teaching } from "./lessons";

interface Checked {
  readonly base: Base;
  readonly seen: SeenLessons;
  readonly teaching: Teaching;
  readonly records: ClassRecords;
  readonly settings: RetrainSettings;
  readonly onStep: (step: number, steps: number) => Promise<void>;
}

/** Of the steps of the whole, those of a fold: enough to see what it will do, and quick. */
const STEP_SHARE = 0.4;

/** Steps of all folds, for each step of the whole. */
export const FOLD_STEPS = FOLDS * STEP_SHARE;

/**
 * What each photo is answered as by a network that was taught the others but not this one, by the photo's index; photos of
 * classes with too few to tell are not in it. Cross-validation in three folds, or one held-back fifth of many photos.
 */
export async function crossValidate(checked: Checked): Promise<ReadonlyMap<number, string | undefined>> {
  const { base, seen, teaching, records, onStep } = checked;
  const { labels, shown } = teaching;
  const steps = Math.round(STEP_SHARE * checked.settings.steps);
  const folds = stratifiedFolds(shown, checked.settings.seed);
  const answers = new Map<number, string | undefined>();
  for (const [done, fold] of folds.entries()) {
    const held = new Set(fold);
    const taught = shown.flatMap((_, i) => (held.has(i) ? [] : [i]));
    const head = await retrainHead(
      base.head,
      base.memory,
      lessonsOf(seen, teaching, taught),
      labels.length,
      { ...checked.settings, steps },
      (step) => onStep(done * steps + step, folds.length * steps),
    );
    const { temperature } = base.record.card;
    const given = await answersTo(seen, fold, { head, labels, temperature }, records);
    fold.forEach((index, i) => {
      answers.set(index, given[i]);
    });
  }
  return answers;
}
