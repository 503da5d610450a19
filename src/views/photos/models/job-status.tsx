import { percent } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { ReadyFile } from "./ready-file";
import type { Job } from "./use-job";

interface JobStatusProps {
  readonly job: Job;
  /** Said of a job that was stopped. */
  readonly stopped?: string;
}

/** How a job goes, and what came of it; nothing where there is none. */
export function JobStatus({ job: { state, stop, close }, stopped = modelWords.stopped }: JobStatusProps) {
  switch (state.kind) {
    case "running": {
      const { doing, share } = state.progress;
      return (
        <div class="job">
          <p class="job-line">
            <span role="status">{doing}</span>
            <span class="number quiet">{share === undefined ? "" : percent(share)}</span>
          </p>
          {share !== undefined && <Meter share={share} />}
          <button class="button" type="button" onClick={stop}>
            {modelWords.stop}
          </button>
        </div>
      );
    }
    case "failed":
      return (
        <Note kind="problem" onClose={close}>
          {state.problem}
        </Note>
      );
    case "stopped":
      return (
        <Note kind="notice" onClose={close}>
          {stopped}
        </Note>
      );
    case "done": {
      const { sentence, file } = state.result;
      return (
        <>
          {sentence && (
            <Note kind="notice" onClose={close}>
              {sentence}
            </Note>
          )}
          {file && <ReadyFile file={file} />}
        </>
      );
    }
    default:
      return null;
  }
}
