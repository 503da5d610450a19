import { type ClassInfo, FOOTWEAR, type LearnResult } from "../../../contract";
import { modelWords } from "../../../words/models";

const right = (share: number, count: number) => Math.round(share * count);

/** The sentence that people look for first: is a new class known, and are more answers right? */
export function whatWasWon({ newClasses, ofNew, own }: LearnResult, classes: readonly ClassInfo[]): string {
  const nameOf = (id: string) => classes.find((each) => each.id === id)?.name ?? id;
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

/** What learning cost, on Hanger's own pictures, and which class most; undefined where it cost nothing. */
export function whatItCost(
  { reference, harder }: LearnResult,
  classes: readonly ClassInfo[],
): string | undefined {
  const { before, after, count } = reference;
  const [most] = harder;
  const [now, was] = [right(after, count), right(before, count)];
  if (!most || now >= was) return undefined;
  const name =
    most.label === FOOTWEAR
      ? modelWords.anyShoes
      : (classes.find(({ id }) => id === most.label)?.name ?? most.label);
  return modelWords.gotHarder(now, count, was, name);
}
