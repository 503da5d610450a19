import { type BeforeAfter, type ChangedAnswer, type ClassBeforeAfter, FOOTWEAR } from "../../../src/contract";
import { ANY_SHOE } from "../../../src/ml/training/memory";
import { beforeAfter, beforeAfterByClass } from "../../../src/ml/training/verdict";
import { currentClass } from "../collection/answers";
import { answersTo, type NamedHead } from "./answers";
import type { Learning } from "./learning";
import type { SeenLessons } from "./lessons";
import { headOfRecord, referenceOf, rightOnReference } from "./reference";

/** Whether it helped: see `LearnResult`. */
export interface Comparison {
  readonly own: BeforeAfter | undefined;
  readonly ofNew: BeforeAfter | undefined;
  readonly reference: BeforeAfter;
  /** By class, photos of new classes left out. */
  readonly ownByClass: readonly ClassBeforeAfter[];
  readonly referenceByClass: readonly ClassBeforeAfter[];
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly changed: Readonly<Record<string, ChangedAnswer>>;
}

interface Compared {
  readonly learning: Learning;
  readonly seen: SeenLessons;
  /** Of cross-validation, by the photo's index. */
  readonly answers: ReadonlyMap<number, string | undefined>;
  readonly next: NamedHead;
  readonly newClasses: readonly string[];
}

/** Holds what was learned against the model that it was made of. */
export async function compare({ learning, seen, answers, next, newClasses }: Compared): Promise<Comparison> {
  const { root, lessons, records } = learning;
  const classOf = (label: string) => currentClass(label, records);
  const parent = await headOfRecord(learning.parent);
  const isHidden = (label: string) => records.get(label)?.state === "hidden";
  const counted = [...answers.keys()].filter((i) => !isHidden(lessons[i]!.label)).sort((a, b) => a - b);
  const earlier = await answersBefore(counted, parent, { learning, seen });
  const before = counted.map((index, i) => earlier[i] === lessons[index]!.label);
  const after = counted.map((index) => answers.get(index) === lessons[index]!.label);
  const ofNew = counted.map((index) => newClasses.includes(lessons[index]!.label));
  const changed = (isMeant: (i: number) => boolean) =>
    counted.flatMap((index, i) => (isMeant(i) ? [lessons[index]!.id] : []));

  const reference = await referenceOf(root, parent);
  const onReference = (head: NamedHead) => rightOnReference(reference, root.card.labels, head, classOf);
  const [rightBefore, rightAfter] = [await onReference(parent), await onReference(next)];
  const referenceLabels = Array.from(reference.labels, (label) =>
    label === ANY_SHOE ? FOOTWEAR : classOf(root.card.labels[label]!),
  );
  const ofOld = <T>(values: readonly T[]) => values.filter((_, i) => !ofNew[i]);
  return {
    own: counted.length > 0 ? beforeAfter(before, after) : undefined,
    ofNew: ofNew.includes(true)
      ? beforeAfter(
          before.filter((_, i) => ofNew[i]),
          after.filter((_, i) => ofNew[i]),
        )
      : undefined,
    ownByClass: beforeAfterByClass(
      ofOld(counted.map((index) => lessons[index]!.label)),
      ofOld(before),
      ofOld(after),
    ),
    reference: beforeAfter(rightBefore, rightAfter),
    referenceByClass: beforeAfterByClass(referenceLabels, rightBefore, rightAfter),
    changed: Object.fromEntries(
      counted.flatMap((index, i) =>
        before[i] === after[i] ? [] : [[lessons[index]!.id, answered(earlier[i], answers.get(index))]],
      ),
    ),
    lost: changed((i) => before[i]! && !after[i]),
    gained: changed((i) => !before[i] && after[i]!),
  };
}

const answered = (before: string | undefined, after: string | undefined): ChangedAnswer => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/**
 * The earlier answers to the photos at `indices`. A photo that the model was taught it answers right for that alone: what
 * counts is what was answered by a network that was not taught it, when the model was made.
 */
async function answersBefore(
  indices: readonly number[],
  parent: NamedHead,
  {
    learning: {
      parent: { taught = [] },
      lessons,
      records,
    },
    seen,
  }: Pick<Compared, "learning" | "seen">,
): Promise<readonly (string | undefined)[]> {
  const given = await answersTo(seen, indices, parent, records);
  const fair = new Map(taught.map(({ id, answer }) => [id, answer]));
  return indices.map((index, i) => {
    const answer = fair.get(lessons[index]!.id);
    return answer === undefined ? given[i] : currentClass(answer, records);
  });
}
