import {
  type AnswerDraft,
  type CallRequest,
  type HandedIn,
  HangerError,
  type StepVerdict,
} from "../../../src/contract";
import { answersCode, answersFile } from "../../../src/formats/assignment";
import { hexadecimal } from "../../../src/formats/hexadecimal";
import type { AnswersRecord, Storage } from "../../../src/storage";
import { assignmentSentences } from "../../../src/words/assignment-sentences";
import type { WorkerContext } from "../context";
import { explainOnce, verdictsOn } from "./check-answers";
import { findAssignment } from "./find-assignment";

const EMPTY: AnswerDraft = { name: "", answers: [] };

export async function readOwnAnswers(
  { id }: CallRequest<"readAnswers">,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<AnswerDraft> {
  return (await storage.get("answers", id))?.draft ?? EMPTY;
}

export async function keepOwnAnswers(
  { id, draft }: CallRequest<"keepAnswers">,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<undefined> {
  const from = (await storage.get("answers", id))?.from ?? someone();
  await write(id, { draft, from }, storage);
}

const write = (key: string, value: AnswersRecord, storage: Storage) =>
  storage.write([{ store: "answers", key, value }]);

/** 16 random hexadecimal digits. */
function someone(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return hexadecimal(bytes);
}

export async function checkOwnAnswers(
  { id, answers }: CallRequest<"checkAnswers">,
  context: Pick<WorkerContext, "storage" | "answering">,
): Promise<readonly StepVerdict[]> {
  return verdictsOn(await findAssignment(id, context.storage), answers, explainOnce(context));
}

/** @throws HangerError `bad-request` where nothing is answered */
export async function handInAnswers(
  { id }: CallRequest<"handIn">,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<{ readonly code: string; readonly file: string }> {
  const { steps } = await findAssignment(id, storage);
  const kept = await storage.get("answers", id);
  const answers = steps.map((_, i) => kept?.draft.answers[i]);
  if (!kept || answers.every((answer) => answer === undefined)) {
    throw new HangerError("bad-request", assignmentSentences.nothingAnswered);
  }
  const handedIn: HandedIn = {
    from: kept.from,
    name: kept.draft.name.trim(),
    answeredAt: Date.now(),
    answers,
  };
  const told = { assignment: id, handedIn };
  return { code: answersCode(told), file: answersFile(told) };
}
