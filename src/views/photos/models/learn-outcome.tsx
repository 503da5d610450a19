import { useState } from "preact/hooks";
import type { ClassInfo, LearnResult, ModelClient } from "../../../contract";
import { DrawnCheck } from "../../../ui/drawn-check";
import { timeLeft } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/sentence-of";
import { BeforeAfterFigures } from "./before-after";
import { ChangedPhotos } from "./changed-photos";
import { whatItCost, whatWasWon } from "./what-was-won";

interface LearnOutcomeProps {
  readonly client: ModelClient;
  readonly result: LearnResult;
  readonly classes: readonly ClassInfo[];
  readonly onModels: () => void;
  readonly onClose: () => void;
}

/** What was won by learning, then what it cost, then what to do with the version. */
export function LearnOutcome({ client, result, classes, onModels, onClose }: LearnOutcomeProps) {
  const { own, reference, better, warning, lost, gained, changed, seconds } = result;
  const cost = whatItCost(result, classes);
  return (
    <section class="card outcome" aria-label={modelWords.outcome}>
      <div class={better ? "verdict good" : "verdict"} role="status">
        {better ? <DrawnCheck size={24} /> : <Icon name="warning" />}
        <h2>{whatWasWon(result, classes)}</h2>
        <p class="quiet">
          {better ? modelWords.learnedInUse : modelWords.learnedNotInUse}{" "}
          <span class="number">({timeLeft(seconds)})</span>
        </p>
      </div>
      {warning ? <p>{warning}</p> : cost && <p class="number">{cost}</p>}
      <ChangedPhotos client={client} title={modelWords.gained} ids={gained} answers={changed} />
      <ChangedPhotos client={client} title={modelWords.lost} ids={lost} answers={changed} />
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
      <Choices client={client} result={result} onModels={onModels} onClose={onClose} />
    </section>
  );
}

type ChoicesProps = Omit<LearnOutcomeProps, "classes">;

/** Use it, keep the old one, or teach it more. */
function Choices({ client, result: { model, better }, onModels, onClose }: ChoicesProps) {
  const [problem, setProblem] = useState<string>();
  const { parent } = model.card;
  const use = (name: string) =>
    client.call("activateModel", { name }).then(
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
        {better ? (
          <a class="button main" href="#/classify">
            {modelWords.tryIt}
          </a>
        ) : (
          <button class="button main" type="button" onClick={() => void use(model.name)}>
            {modelWords.useIt}
          </button>
        )}
        <button
          class="button"
          type="button"
          onClick={() => (better && parent ? void use(parent) : onClose())}
        >
          {modelWords.keepOld}
        </button>
        <a class="button" href="#/photos">
          {modelWords.addMore}
        </a>
        {better && (
          <button class="button" type="button" onClick={onClose}>
            {modelWords.close}
          </button>
        )}
      </div>
    </>
  );
}
