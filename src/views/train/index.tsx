import { useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { fileSize } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { Note } from "../../ui/note";
import { Outcome } from "./outcome";
import { Running } from "./running";
import { SettingsForm } from "./settings-form";
import "./train.css";
import { type Training, useTraining } from "./use-training";

/** Teaches a network from the start, on this device. */
export default function TrainView({ client }: { readonly client: ModelClient }) {
  const training = useTraining(client);
  const { phase, dataset, problem, result, epochs, settings } = training;
  const running = phase === "training" || phase === "preparing";
  return (
    <div class="page train">
      <header>
        <h1>Train</h1>
        <span class="quiet number" role="status">
          {running && settings && (
            <>
              epoch {Math.min(settings.epochs, epochs.length + 1)} of {settings.epochs}
            </>
          )}
        </span>
      </header>
      {problem && <Note kind="problem">{problem}</Note>}
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
        This copy of Hanger comes without the pictures to learn from. Whoever put it up can add them with{" "}
        <code>npm run data</code>.
      </p>
    );
  }
  const { bytes, bytesKept } = dataset;
  const busy = phase === "downloading";
  return (
    <section class="card">
      <h2>70,000 pictures to learn from</h2>
      <p class="quiet number">
        Fashion-MNIST, {fileSize(bytes)}. Downloaded once, then kept on this device.
        {bytesKept > 0 && ` ${fileSize(bytesKept)} are here.`}
      </p>
      <Meter share={bytes === 0 ? 0 : bytesKept / bytes} />
      <button class="button main" type="button" onClick={busy ? training.stopDownload : training.download}>
        {busy ? "Pause" : bytesKept > 0 ? "Go on downloading" : `Download ${fileSize(bytes)}`}
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
          <h2>{run.state === "paused" ? "A training is paused" : "A training was interrupted"}</h2>
          <p class="quiet number">
            {run.epochs.length} of {run.settings.epochs} epochs done,{" "}
            {run.settings.images.toLocaleString("en")} pictures. Nothing of it is lost.
          </p>
          <div class="actions">
            <button class="button main" type="button" onClick={() => training.resume(run)}>
              Go on
            </button>
            <button
              class="button"
              type="button"
              onClick={() => (asked === run.run ? training.discard(run.run) : setAsked(run.run))}
            >
              {asked === run.run ? "Really discard" : "Discard"}
            </button>
          </div>
        </section>
      ))}
    </>
  );
}
