import type { BeforeAfter } from "../../contract";
import { learningWords } from "../../words/learning";

/** Of answers before and after, those that were right. */
export function beforeAfter(before: readonly boolean[], after: readonly boolean[]): BeforeAfter {
  const share = (rights: readonly boolean[]) =>
    rights.length === 0 ? 0 : rights.filter(Boolean).length / rights.length;
  return { before: share(before), after: share(after), count: before.length };
}

/** What may be forgotten of the reference pictures for what is learned. */
const FORGIVEN = 0.02;

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** What got worse, as a sentence; undefined where nothing did. */
export function warningOf(own: BeforeAfter | undefined, reference: BeforeAfter): string | undefined {
  if (own && own.after < own.before) {
    return learningWords.worseOnPhotos(percent(own.after), percent(own.before));
  }
  if (reference.after < reference.before - FORGIVEN) {
    return learningWords.forgot(percent(reference.after), percent(reference.before));
  }
  return undefined;
}
