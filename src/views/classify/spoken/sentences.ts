import type { Classification } from "../../../contract";
import { percent } from "../../../ui/format";
import { spokenWords } from "../../../words/spoken";
import { type Advice, adviceFor } from "../advice";
import { closestOf } from "../likely";
import { lookLine } from "../look-line";
import type { Announcement } from "./announcer";
import { MATCH_RULES, matchOf } from "./match";

/** A sentence on what the camera sees now. */
export interface LiveAnnouncement extends Announcement {
  readonly sentence: string;
}

/** Everything there is to say of an answered photo. */
export function answerSentence(classification: Classification): string {
  const { answers, sure, aim } = classification;
  const [first] = answers;
  if (sure && first)
    return spokenWords.sure(first.name, lookLine(classification) ?? "", percent(first.probability));
  const advice = aim && adviceFor(aim);
  return joined(spokenWords.notSure(closestOf(answers)), advice && spokenWords.advice[advice]);
}

/**
 * What is worth saying of what the camera sees: the garment, or else how to get it into the picture.
 * @param facesUser Whether the garment is held before a camera that looks at its user
 */
export function liveAnnouncement(classification: Classification, facesUser: boolean): LiveAnnouncement {
  const { answers, sure, aim } = classification;
  const [first] = answers;
  if (sure && first) {
    const sentence = spokenWords.seen(first.name, lookLine(classification) ?? "");
    return { key: `garment ${first.label}`, isAdvice: false, sentence };
  }
  const advice = aim && adviceFor(aim);
  if (!advice) return { key: "unsure", isAdvice: false, sentence: spokenWords.notSure("") };
  return { key: advice, isAdvice: true, sentence: adviceSentence(advice, facesUser) };
}

const adviceSentence = (advice: Advice, facesUser: boolean): string =>
  (facesUser && (spokenWords.heldUp as Partial<Record<Advice, string>>)[advice]) ||
  spokenWords.advice[advice];

/** Whether the garments of two photos match, and the rule that says so. */
export function matchSentence(first: Classification, second: Classification): string {
  const match = matchOf(first, second);
  const pair = spokenWords.pair(garmentOf(first), garmentOf(second));
  if (match.kind === "unclear") return joined(pair, spokenWords.unclear);
  const verdict = match.kind === "match" ? spokenWords.matches : spokenWords.clashes;
  return joined(pair, verdict, spokenWords.rules[match.rule]);
}

export const rulesSentence = (): string =>
  spokenWords.rulesAre(joined(...MATCH_RULES.map((rule) => spokenWords.rules[rule])));

const garmentOf = (classification: Classification): string =>
  spokenWords.garment(classification.answers[0]?.name ?? "", lookLine(classification)?.toLowerCase() ?? "");

export const joined = (...sentences: readonly (string | undefined)[]): string =>
  sentences
    .filter(Boolean)
    .map((sentence) => sentence!.trim())
    .join(" ");
