import { stratifiedFolds } from "../../../src/ml/training/folds";
import type { ClassRecords } from "../collection/answers";
import { answersTo } from "./answers";
import type { Base } from "./base";
import type { SeenLessons } from "./lessons";
import { headWith, memoryWith, type Taught } from "./teach";

interface Checked {
  readonly base: Base;
  readonly seen: SeenLessons;
  readonly taught: Taught;
  readonly records: ClassRecords;
}

/** Divides the photos into the same folds each time. */
const SEED = 1;

/**
 * What each photo is answered as by a network that was taught the others but not this one, by the photo's index; photos of
 * classes with too few to tell are not in it. Cross-validation in three folds, or one held-back fifth of many photos.
 */
export async function crossValidate({
  base,
  seen,
  taught,
  records,
}: Checked): Promise<ReadonlyMap<number, string | undefined>> {
  const { labels, shown } = taught.teaching;
  const answers = new Map<number, string | undefined>();
  for (const fold of stratifiedFolds(shown, SEED)) {
    const held = new Set(fold);
    const others = shown.flatMap((_, i) => (held.has(i) ? [] : [i]));
    const head = headWith(base, memoryWith(taught, seen, others), taught.given, labels.length);
    const { temperature } = base.record.card;
    const answered = await answersTo(seen, fold, { head, labels, temperature }, records);
    fold.forEach((index, i) => {
      answers.set(index, answered[i]);
    });
  }
  return answers;
}
