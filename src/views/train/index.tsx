import { useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { fileSize } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { Note } from "../../ui/note";
import { useKeptFocus } from "../../ui/use-kept-focus";
import { formatNumber } from "../../words/numbers";
import { trainWords } from "../../words/train";
import { SettingsForm } from "./settings-form";
import "./train.css";
import { TrainOutcome } from "./train-outcome";
import { TrainProgressCard } from "./train-progress";
import { type Training, type TrainingUnderWay, useTraining } from "./use-training";

interface TrainViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

/** Teaches a network from the start, on this device. */
export default function TrainView({ client, isShown }: TrainViewProps) {
  const training = useTraining(client, isShown);
  const { underWay, dataset, open, problem, unread, result } = training;
  const stage = underWay
    ? underWay.step
      ? "training"
      : "preparing"
    : (result?.run ?? `${open.length} ${dataset?.complete}`);
  const heading = useKeptFocus<HTMLHeadingElement>(stage);
  return (
    <div class="page train">
      <header>
        <h1 ref={heading}>{trainWords.title}</h1>
        <span class="quiet number" role="status">
          {underWay && epochTitle(underWay)}
        </span>
      </header>
      {(problem ?? unread) && <Note kind="problem">{problem ?? unread}</Note>}
      {underWay && <TrainProgressCard training={training} underWay={underWay} />}
      {!underWay && result && <TrainOutcome training={training} result={result} />}
      {!underWay && !result && dataset && (
        <>
          <OpenRuns training={training} />
          {dataset.complete ? (
            <SettingsForm client={client} onTrain={training.train} />
          ) : (
            <Download training={training} />
          )}
        </>
      )}
    </div>
  );
}

function epochTitle({ settings, epochs }: TrainingUnderWay): string {
  return trainWords.epochOf(Math.min(settings.epochs, epochs.length + 1), settings.epochs);
}

function Download({ training }: { readonly training: Training }) {
  const { dataset, isDownloading } = training;
  if (!dataset?.offered) {
    return (
      <section class="card">
        <h2>{trainWords.picturesToLearnFrom}</h2>
        <p class="quiet">{trainWords.withoutPictures}</p>
        <a class="button main" href="#/explore/exercises">
          {trainWords.experimentsInstead}
        </a>
      </section>
    );
  }
  const { bytes, bytesKept } = dataset;
  return (
    <section class="card">
      <h2>{trainWords.picturesToLearnFrom}</h2>
      <p class="quiet number">
        {bytesKept > 0
          ? trainWords.downloadedSoFar(fileSize(bytes), fileSize(bytesKept))
          : trainWords.downloadedOnce(fileSize(bytes))}
      </p>
      <Meter share={bytes === 0 ? 0 : bytesKept / bytes} />
      <button
        class="button main"
        type="button"
        onClick={isDownloading ? training.stopDownload : training.download}
      >
        {isDownloading
          ? trainWords.pause
          : bytesKept > 0
            ? trainWords.goOnDownloading
            : trainWords.download(fileSize(bytes))}
      </button>
    </section>
  );
}

function OpenRuns({ training }: { readonly training: Training }) {
  const [asked, setAsked] = useState<string>();
  return (
    <>
      {training.open.map((run) => (
        <section key={run.run} class="card">
          <h2>{run.state === "paused" ? trainWords.paused : trainWords.interrupted}</h2>
          <p class="quiet number">
            {trainWords.epochsDone(run.epochs.length, run.settings.epochs, formatNumber(run.settings.images))}
          </p>
          <div class="actions">
            <button class="button main" type="button" onClick={() => training.resume(run)}>
              {trainWords.goOn}
            </button>
            <button
              class="button"
              type="button"
              onClick={() => (asked === run.run ? training.discard(run.run) : setAsked(run.run))}
            >
              {asked === run.run ? trainWords.reallyDiscard : trainWords.discard}
            </button>
          </div>
        </section>
      ))}
    </>
  );
}
