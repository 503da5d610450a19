import { useEffect, useState } from "preact/hooks";
import type { AnswerDraft, ModelClient, StepAnswer } from "../../../contract";
import { type Keeping, useKeeping } from "./use-keeping";

export interface Draft extends Pick<Keeping<AnswerDraft>, "settled"> {
  /** Undefined until it has been read. */
  readonly draft: AnswerDraft | undefined;
  setAnswer(step: number, answer: StepAnswer): void;
  setName(name: string): void;
}

/** What is answered to an assignment here, kept as it is typed. */
export function useDraft(
  client: ModelClient,
  id: string,
  steps: number,
  onFailure: (error: unknown) => void,
): Draft {
  const [draft, setDraft] = useState<AnswerDraft>();
  const { keep, settled } = useKeeping(
    (draft: AnswerDraft) => client.call("keepAnswers", { id, draft }),
    onFailure,
  );
  useEffect(() => {
    client.call("readAnswers", { id }).then(({ name, answers }) => {
      setDraft({ name, answers: Array.from({ length: steps }, (_, i) => answers[i]) });
    }, onFailure);
  }, [client, id]);
  const set = (change: (now: AnswerDraft) => AnswerDraft) => {
    if (!draft) return;
    const next = change(draft);
    setDraft(next);
    keep(next);
  };
  return {
    draft,
    settled,
    setAnswer: (step, answer) =>
      set((now) => ({ ...now, answers: now.answers.map((each, i) => (i === step ? answer : each)) })),
    setName: (name) => set((now) => ({ ...now, name })),
  };
}
