import { useState } from "preact/hooks";
import type { LearnResult, ModelClient } from "../../../contract";
import { timeLeft } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { sentenceOf } from "../../explore/use-answer";
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
    <section class="card outcome" aria-label="What came of it">
      <div class={better ? "verdict good" : "verdict"} role="status">
        <Icon name={better ? "check" : "warning"} />
        <h2>{better ? "Learned, and in use now" : "Learned, but not in use"}</h2>
        <span class="number quiet">{timeLeft(seconds)}</span>
      </div>
      {warning && <p>{warning}</p>}
      {own ? (
        <BeforeAfterFigures
          title="Right on your photos"
          explanation="Each answered by a copy that had not learned it."
          figures={own}
        />
      ) : (
        <p class="quiet">Whether it helped with your photos shows once a class has three of them or more.</p>
      )}
      <BeforeAfterFigures
        title="What it knew before"
        explanation="Right on pictures that come with Hanger and are never learned."
        figures={reference}
      />
      <ChangedPhotos client={client} title="Wrong before, right now" ids={gained} />
      <ChangedPhotos client={client} title="Right before, wrong now" ids={lost} />
      {better ? (
        <div class="actions">
          <a class="button main" href="#/classify">
            Try it
          </a>
          <button class="button" type="button" onClick={onClose}>
            Close
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
          Keep the old one
        </button>
        <button class="button" type="button" onClick={() => void decide("activateModel")}>
          Use it anyway
        </button>
        <button class="button" type="button" onClick={() => void decide("deleteModel")}>
          Delete it
        </button>
      </div>
    </>
  );
}
