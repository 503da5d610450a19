import { useState } from "preact/hooks";
import type { ModelClient, StoredModel } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { JobStatus } from "./job-status";
import type { Job } from "./use-job";

interface ImportModelProps {
  readonly client: ModelClient;
  readonly job: Job;
  readonly brought: StoredModel | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUsed: () => void;
}

/** A network of the owner's from elsewhere. */
export function ImportModel({ client, job, brought, onFiles, onUsed }: ImportModelProps) {
  return (
    <section class="card">
      <h2>Bring a model in</h2>
      <p class="quiet">
        A LayersModel of TensorFlow.js for pictures of 28 x 28, such as the course's Keras code makes with
        tensorflowjs_converter: one zip, or model.json with its weights.
      </p>
      <JobStatus job={job} />
      {brought && !job.isRunning && (
        <UseIt key={brought.name} client={client} model={brought} onUsed={onUsed} />
      )}
      {!job.isRunning && (
        <FileButton accept=".zip,.json,.bin,.txt" onFiles={onFiles}>
          Choose its files
        </FileButton>
      )}
    </section>
  );
}

interface UseItProps {
  readonly client: ModelClient;
  readonly model: StoredModel;
  readonly onUsed: () => void;
}

function UseIt({ client, model, onUsed }: UseItProps) {
  const [said, setSaid] = useState<string>();
  const use = () =>
    client.call("activateModel", { name: model.name }).then(
      () => {
        setSaid("It answers now.");
        onUsed();
      },
      () => setSaid("It could not be loaded. Try again."),
    );
  return (
    <>
      <p role="status">
        <b>{model.card.title}</b> is here. It tells {model.card.labels.length} classes apart. {said}
      </p>
      {!said && (
        <button class="button main" type="button" onClick={use}>
          Use it
        </button>
      )}
    </>
  );
}
