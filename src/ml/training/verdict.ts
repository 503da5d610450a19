import type { BeforeAfter } from "../../contract";
import { learningWords } from "../../words/learning";
import { formatPercent } from "../../words/numbers";

/** Accuracies, 0..1, before and after learning; each entry says whether one photo was answered right. */
export function beforeAfter(before: readonly boolean[], after: readonly boolean[]): BeforeAfter {
  const share = (rights: readonly boolean[]) =>
    rights.length === 0 ? 0 : rights.filter(Boolean).length / rights.length;
  return { before: share(before), after: share(after), count: before.length };
}

/** A loss of accuracy on the reference pictures up to this is accepted as the price of learning. */
const FORGIVEN = 0.02;

/** A sentence for the user that says what got worse; undefined where nothing did. */
export function warningOf(own: BeforeAfter | undefined, reference: BeforeAfter): string | undefined {
  if (own && own.after < own.before) {
    return learningWords.worseOnPhotos(formatPercent(own.after), formatPercent(own.before));
  }
  if (reference.after < reference.before - FORGIVEN) {
    return learningWords.forgot(formatPercent(reference.after), formatPercent(reference.before));
  }
  return undefined;
}
