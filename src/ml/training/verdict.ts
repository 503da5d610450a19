import type { BeforeAfter, ClassBeforeAfter } from "../../contract";

/** Accuracies, 0..1, before and after learning; each entry says whether one photo was answered right. */
export function beforeAfter(before: readonly boolean[], after: readonly boolean[]): BeforeAfter {
  const share = (rights: readonly boolean[]) =>
    rights.length === 0 ? 0 : rights.filter(Boolean).length / rights.length;
  return { before: share(before), after: share(after), count: before.length };
}

/** The same for each class; the one that lost most comes first. `labels` says which class each picture shows. */
export function beforeAfterByClass(
  labels: readonly string[],
  before: readonly boolean[],
  after: readonly boolean[],
): readonly ClassBeforeAfter[] {
  const of = (label: string, rights: readonly boolean[]) => rights.filter((_, i) => labels[i] === label);
  const classes = [...new Set(labels)].map((label) => ({
    label,
    ...beforeAfter(of(label, before), of(label, after)),
  }));
  return classes.sort((a, b) => lossOf(b) - lossOf(a));
}

const lossOf = ({ before, after }: BeforeAfter) => before - after;

/** A class falls apart where it loses a fifth of its pictures, and three at least: fewer may be chance. */
const APART = 0.2;
const FEWEST_LOST = 3;

/** Of classes as `beforeAfterByClass` orders them, the one that falls apart most; undefined where none does. Small losses are the price of learning. */
export const fallenApart = (classes: readonly ClassBeforeAfter[]): ClassBeforeAfter | undefined =>
  classes.find((each) => lossOf(each) >= APART && Math.round(lossOf(each) * each.count) >= FEWEST_LOST);
