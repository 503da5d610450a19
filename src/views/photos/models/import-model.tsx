import { useState } from "preact/hooks";
import {
  type CallRequest,
  ENGLISH_KIND_NAMES,
  type ImportedModel,
  LABELS,
  type ModelClient,
} from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/sentence-of";
import { resultOf } from "../../shared/use-long-call";
import { JobStatus } from "./job-status";
import type { Job } from "./use-job";

interface ImportModelProps {
  readonly client: ModelClient;
  readonly job: Job;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUsed: () => void;
}

/** A network of the owner's from elsewhere. */
export function ImportModel({ client, job, onFiles, onUsed }: ImportModelProps) {
  const isRunning = job.state.kind === "running";
  const model = resultOf(job.state)?.model;
  return (
    <section class="card">
      <h2>{modelWords.bringModel}</h2>
      <p class="quiet">{modelWords.bringModelHint}</p>
      <JobStatus job={job} />
      {model && <UseIt key={model.name} client={client} model={model} onUsed={onUsed} />}
      {!isRunning && (
        <FileButton accept="" onFiles={onFiles}>
          {modelWords.chooseFiles}
        </FileButton>
      )}
    </section>
  );
}

interface UseItProps {
  readonly client: ModelClient;
  readonly model: ImportedModel;
  readonly onUsed: () => void;
}

const GARMENTS = LABELS.map((label) => ENGLISH_KIND_NAMES[label]);

function UseIt({ client, model, onUsed }: UseItProps) {
  const [isUsed, setUsed] = useState(false);
  const [isNamed, setNamed] = useState(model.named);
  const [takesOpacity, setTakesOpacity] = useState(false);
  const [problem, setProblem] = useState<string>();
  const change = (call: Promise<unknown>, onDone: () => void) =>
    call.then(
      () => {
        onDone();
        setProblem(undefined);
        onUsed();
      },
      (error) => setProblem(sentenceOf(error)),
    );
  const { name } = model;
  const use = () => change(client.call("activateModel", { name }), () => setUsed(true));
  const nameAs = (names: CallRequest<"nameClasses">["names"]) =>
    change(client.call("nameClasses", { name, names }), () => setNamed(true));
  const takeOpacity = () => change(client.call("takeOpacity", { name }), () => setTakesOpacity(true));
  const { length: classes } = model.card.labels;
  return (
    <>
      <p role="status">
        <b>{model.card.title}</b> {modelWords.hereAfterTitle(classes)}{" "}
        {isUsed ? modelWords.answersNow : problem}
      </p>
      {!isNamed && (
        <>
          <p>
            {model.otherCount === undefined
              ? modelWords.unnamed
              : modelWords.otherNames(model.otherCount, classes)}
          </p>
          <FileButton accept="" multiple={false} onFiles={nameAs}>
            {modelWords.chooseLabels}
          </FileButton>
          {classes === LABELS.length && (
            <button class="button" type="button" onClick={() => nameAs(GARMENTS)}>
              {modelWords.nameAsGarments}
            </button>
          )}
        </>
      )}
      {model.hasUnknownChannels && (
        <p role="status">{takesOpacity ? modelWords.takesOpacity : modelWords.unknownChannels}</p>
      )}
      {model.hasUnknownChannels && !takesOpacity && (
        <button class="button" type="button" onClick={takeOpacity}>
          {modelWords.takeOpacity}
        </button>
      )}
      {!isUsed && (
        <button class="button main" type="button" onClick={use}>
          {modelWords.useIt}
        </button>
      )}
    </>
  );
}
