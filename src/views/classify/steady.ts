import type { Answer, Classification } from "../../contract";

/** Milliseconds in which what was seen before comes to count a third: frames differ more than garments do. */
const MEMORY_MS = 350;

/** By how much another answer has to be ahead before it takes the place of the one that is shown. */
const LEAD = 0.08;

const ANSWERS = 3;

const STEPS = ["decode", "preprocess", "predict", "total"] as const;

/** What has been seen over the last frames. */
export interface Steady {
  readonly at: number;
  /** Share of recent frames, 0..1, that were sure. */
  readonly sureShare: number;
  readonly probabilities: ReadonlyMap<string, Answer>;
  readonly shown: Classification;
}

/**
 * Takes in the answer to one more frame, seen at `at` milliseconds, with all its labels: probabilities are averaged
 * over time, with weights that fade, so that the answer on screen stays while the camera trembles.
 */
export function steadied(before: Steady | undefined, classification: Classification, at: number): Steady {
  const keep = before ? Math.exp((before.at - at) / MEMORY_MS) : 0;
  const mix = (earlier: number | undefined, now: number) => keep * (earlier ?? now) + (1 - keep) * now;
  const probabilities = new Map(
    classification.answers.map((answer) => {
      const earlier = before?.probabilities.get(answer.label)?.probability;
      return [answer.label, { ...answer, probability: mix(earlier, answer.probability) }];
    }),
  );
  const sureShare = mix(before?.sureShare, classification.sure ? 1 : 0);
  const answers = [...probabilities.values()].sort((a, b) => b.probability - a.probability);
  // Where every class that the model knows is hidden, there is no answer.
  const first = before?.shown.answers[0];
  const earlier = first && probabilities.get(first.label);
  if (earlier && answers[0]!.probability < earlier.probability + LEAD) {
    answers.splice(answers.indexOf(earlier), 1);
    answers.unshift(earlier);
  }
  const known = mix(before?.shown.known, classification.known);
  // Of each step, so that their sum stays one.
  const { ms } = classification;
  const steadyMs = Object.fromEntries(
    STEPS.map((step) => [step, mix(before?.shown.ms[step], ms[step])]),
  ) as Classification["ms"];
  const shown = {
    ...classification,
    answers: answers.slice(0, ANSWERS),
    known,
    sure: sureShare > 0.5,
    ms: steadyMs,
  };
  return { at, sureShare, probabilities, shown };
}
