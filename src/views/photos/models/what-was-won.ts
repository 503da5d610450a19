import type { ClassInfo, LearnResult } from "../../../contract";
import { modelWords } from "../../../words/models";

/** The sentence that people look for first: is a new class known, and are more answers right? */
export function whatWasWon({ newClasses, ofNew, own }: LearnResult, classes: readonly ClassInfo[]): string {
  const nameOf = (id: string) => classes.find((each) => each.id === id)?.name ?? id;
  const right = (share: number, count: number) => Math.round(share * count);
  if (newClasses.length > 0) {
    const names = newClasses.map(nameOf);
    return ofNew
      ? modelWords.knowsNew(names, right(ofNew.after, ofNew.count), ofNew.count)
      : modelWords.knowsNewUncounted(names);
  }
  if (!own) return modelWords.learned;
  const { before, after, count } = own;
  return modelWords.rightNow(right(after, count), count, right(before, count));
}
