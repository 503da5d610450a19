import {
  type AnswersCandidate,
  type CallRequest,
  type CheckedAnswers,
  type CollectedAnswers,
  type HandedIn,
  HangerError,
} from "../../../src/contract";
import { findAnswers, MOST_ANSWERS_TEXT, readAnswers } from "../../../src/formats/assignment";
import { refusal } from "../../../src/formats/refusal";
import type { Storage } from "../../../src/storage";
import { assignmentSentences } from "../../../src/words/assignment-sentences";
import { formatNumber } from "../../../src/words/numbers";
import type { CallContext } from "../handler";
import { explainOnce, verdictsOn } from "./check-answers";
import { findAssignment } from "./find-assignment";
import { textOf } from "./read-content";

type CollectingContext = Pick<CallContext<never>, "storage" | "answering" | "signal">;

/** Of one assignment. */
const MOST_PEOPLE = 500;

const keyOf = (id: string, from: string) => `${id}:${from}`;

export async function collectedKeys(id: string, storage: Storage): Promise<readonly string[]> {
  const keys = await storage.getAllKeys("handedIn");
  return keys.filter((key) => key.startsWith(keyOf(id, "")));
}

export async function collectAnswers(
  { id, candidates }: CallRequest<"collectAnswers">,
  { storage, signal }: CollectingContext,
): Promise<CollectedAnswers> {
  const { steps } = await findAssignment(id, storage);
  const keys = await collectedKeys(id, storage);
  const people = new Map<string, HandedIn>();
  for (const each of await storage.getMany("handedIn", keys)) if (each) people.set(each.from, each);
  const changed = new Set<string>();
  const refused: string[] = [];
  let known = 0;
  for (const candidate of candidates) {
    signal.throwIfAborted();
    for (const found of await foundIn(candidate, refused)) {
      try {
        const { assignment, handedIn } = readAnswers(found);
        if (assignment !== id || handedIn.answers.length !== steps.length) {
          throw refusal(assignmentSentences.otherAssignment);
        }
        const { from, answeredAt } = handedIn;
        if (answeredAt <= (people.get(from)?.answeredAt ?? 0)) {
          known++;
          continue;
        }
        people.set(from, handedIn);
        changed.add(from);
      } catch (error) {
        refused.push(sentenceOn(candidate, error));
      }
    }
  }
  if (people.size > MOST_PEOPLE) throw refusal(assignmentSentences.roomForAnswers(formatNumber(MOST_PEOPLE)));
  await storage.write(
    [...changed].map((from) => ({ store: "handedIn", key: keyOf(id, from), value: people.get(from)! })),
  );
  return { added: changed.size, known, refused: [...new Set(refused)] };
}

async function foundIn(candidate: AnswersCandidate, refused: string[]): Promise<readonly string[]> {
  try {
    return findAnswers(await textOf(candidate.content, MOST_ANSWERS_TEXT));
  } catch (error) {
    refused.push(sentenceOn(candidate, error));
    return [];
  }
}

function sentenceOn({ name }: AnswersCandidate, error: unknown): string {
  if (!(error instanceof HangerError)) throw error;
  return assignmentSentences.refused(name, error.message);
}

export async function listCollected(
  { id }: CallRequest<"listCollected">,
  context: CollectingContext,
): Promise<readonly CheckedAnswers[]> {
  const { storage } = context;
  const assignment = await findAssignment(id, storage);
  const handedIn = await storage.getMany("handedIn", await collectedKeys(id, storage));
  const explained = explainOnce(context);
  const checked = handedIn
    .filter((each) => each !== undefined)
    .sort((a, b) => a.answeredAt - b.answeredAt)
    .map(async (each) => ({ ...each, verdicts: await verdictsOn(assignment, each.answers, explained) }));
  return Promise.all(checked);
}

export async function deleteCollected(
  { id, from }: CallRequest<"deleteCollected">,
  { storage }: CollectingContext,
): Promise<undefined> {
  await storage.write([{ store: "handedIn", key: keyOf(id, from) }]);
}
