import { useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { fileSize } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { Note } from "../../ui/note";
import { useKeptFocus } from "../../ui/use-kept-focus";
import { formatNumber } from "../../words/numbers";
import { words } from "../../words/train";
import { Outcome } from "./outcome";
import { Running } from "./running";
import { SettingsForm } from "./settings-form";
import "./train.css";
import { type Training, useTraining } from "./use-training";

interface TrainViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

/** Teaches a network from the start, on this device. */
export default function TrainView({ client, isShown }: TrainViewProps) {
  const training = useTraining(client, isShown);
  const { phase, dataset, open, problem, unread, result, epochs, step, settings } = training;
  const running = phase === "training" || phase === "preparing";
  const stage = running
    ? step
      ? "training"
      : "preparing"
    : (result?.run ?? `${open.length} ${dataset?.complete}`);
  const heading = useKeptFocus<HTMLHeadingElement>(stage);
  return (
    <div class="page train">
      <header>
        <h1 ref={heading}>{words.title}</h1>
        <span class="quiet number" role="status">
          {running &&
            settings &&
            words.epochOf(Math.min(settings.epochs, epochs.length + 1), settings.epochs)}
        </span>
      </header>
      {(problem ?? unread) && <Note kind="problem">{problem ?? unread}</Note>}
      {running && <Running training={training} />}
      {!running && result && <Outcome training={training} result={result} />}
      {!running && !result && dataset && (
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

function Download({ training }: { readonly training: Training }) {
  const { dataset, phase } = training;
  if (!dataset?.offered) {
    return (
      <p class="card">
        {words.withoutPictures} <code>{words.addPictures}</code>.
      </p>
    );
  }
  const { bytes, bytesKept } = dataset;
  const busy = phase === "downloading";
  return (
    <section class="card">
      <h2>{words.picturesToLearnFrom}</h2>
      <p class="quiet number">
        {bytesKept > 0
          ? words.downloadedSoFar(fileSize(bytes), fileSize(bytesKept))
          : words.downloadedOnce(fileSize(bytes))}
      </p>
      <Meter share={bytes === 0 ? 0 : bytesKept / bytes} />
      <button class="button main" type="button" onClick={busy ? training.stopDownload : training.download}>
        {busy ? words.pause : bytesKept > 0 ? words.goOnDownloading : words.download(fileSize(bytes))}
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
          <h2>{run.state === "paused" ? words.paused : words.interrupted}</h2>
          <p class="quiet number">
            {words.epochsDone(run.epochs.length, run.settings.epochs, formatNumber(run.settings.images))}
          </p>
          <div class="actions">
            <button class="button main" type="button" onClick={() => training.resume(run)}>
              {words.goOn}
            </button>
            <button
              class="button"
              type="button"
              onClick={() => (asked === run.run ? training.discard(run.run) : setAsked(run.run))}
            >
              {asked === run.run ? words.reallyDiscard : words.discard}
            </button>
          </div>
        </section>
      ))}
    </>
  );
}
