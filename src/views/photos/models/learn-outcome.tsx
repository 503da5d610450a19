import { useState } from "preact/hooks";
import type { LearnResult, ModelClient } from "../../../contract";
import { timeLeft } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/sentence-of";
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
    <section class="card outcome" aria-label={modelWords.outcome}>
      <div class={better ? "verdict good" : "verdict"} role="status">
        <Icon name={better ? "check" : "warning"} />
        <h2>{better ? modelWords.learnedInUse : modelWords.learnedNotInUse}</h2>
        <span class="number quiet">{timeLeft(seconds)}</span>
      </div>
      {warning && <p>{warning}</p>}
      {own ? (
        <BeforeAfterFigures
          title={modelWords.rightOnYourPhotos}
          explanation={modelWords.ownExplanation}
          figures={own}
        />
      ) : (
        <p class="quiet">{modelWords.ownUnknown}</p>
      )}
      <BeforeAfterFigures
        title={modelWords.knewBefore}
        explanation={modelWords.referenceExplanation}
        figures={reference}
      />
      <ChangedPhotos client={client} title={modelWords.gained} ids={gained} />
      <ChangedPhotos client={client} title={modelWords.lost} ids={lost} />
      {better ? (
        <div class="actions">
          <a class="button main" href="#/classify">
            {modelWords.tryIt}
          </a>
          <button class="button" type="button" onClick={onClose}>
            {modelWords.close}
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
          {modelWords.keepOld}
        </button>
        <button class="button" type="button" onClick={() => void decide("activateModel")}>
          {modelWords.useAnyway}
        </button>
        <button class="button" type="button" onClick={() => void decide("deleteModel")}>
          {modelWords.deleteIt}
        </button>
      </div>
    </>
  );
}
