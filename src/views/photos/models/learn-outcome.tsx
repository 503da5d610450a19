import { useState } from "preact/hooks";
import type { LearnResult, ModelClient } from "../../../contract";
import { timeLeft } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { words } from "../../../words/models";
import { sentenceOf } from "../../shared/use-answer";
import { BeforeAfterFigures } from "./before-after";
import { ChangedPhotos } from "./changed-photos";

interface LearnOutcomeProps {
  readonly client: ModelClient;
  readonly result: LearnResult;
  readonly onModels: () => void;
  readonly onClose: () => void;
}

/** Whether a retraining helped, and what to do where it did not. */
export function LearnOutcome({ client, result, onModels, onClose }: LearnOutcomeProps) {
  const { model, own, reference, better, warning, lost, gained, seconds } = result;
  return (
    <section class="card outcome" aria-label={words.outcome}>
      <div class={better ? "verdict good" : "verdict"} role="status">
        <Icon name={better ? "check" : "warning"} />
        <h2>{better ? words.learnedInUse : words.learnedNotInUse}</h2>
        <span class="number quiet">{timeLeft(seconds)}</span>
      </div>
      {warning && <p>{warning}</p>}
      {own ? (
        <BeforeAfterFigures
          title={words.rightOnYourPhotos}
          explanation={words.ownExplanation}
          figures={own}
        />
      ) : (
        <p class="quiet">{words.ownUnknown}</p>
      )}
      <BeforeAfterFigures
        title={words.knewBefore}
        explanation={words.referenceExplanation}
        figures={reference}
      />
      <ChangedPhotos client={client} title={words.gained} ids={gained} />
      <ChangedPhotos client={client} title={words.lost} ids={lost} />
      {better ? (
        <div class="actions">
          <a class="button main" href="#/classify">
            {words.tryIt}
          </a>
          <button class="button" type="button" onClick={onClose}>
            {words.close}
          </button>
        </div>
      ) : (
        <Choices client={client} name={model.name} onModels={onModels} onClose={onClose} />
      )}
    </section>
  );
}

type ChoicesProps = Omit<LearnOutcomeProps, "result"> & { readonly name: string };

/** What to do with a version that got worse. */
function Choices({ client, name, onModels, onClose }: ChoicesProps) {
  const [problem, setProblem] = useState<string>();
  const decide = (call: "activateModel" | "deleteModel") =>
    client.call(call, { name }).then(
      () => {
        onModels();
        onClose();
      },
      (error) => setProblem(sentenceOf(error)),
    );
  return (
    <>
      {problem && <Note kind="problem">{problem}</Note>}
      <div class="actions">
        <button class="button main" type="button" onClick={onClose}>
          {words.keepOld}
        </button>
        <button class="button" type="button" onClick={() => void decide("activateModel")}>
          {words.useAnyway}
        </button>
        <button class="button" type="button" onClick={() => void decide("deleteModel")}>
          {words.deleteIt}
        </button>
      </div>
    </>
  );
}
