import { percent } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { ReadyFile } from "./ready-file";
import type { Job } from "./use-job";

/** How a job goes, and what came of it; nothing where there is none. */
export function JobStatus({ job }: { readonly job: Job }) {
  const { isRunning, share, doing, done, problem } = job;
  if (isRunning) {
    return (
      <div class="job">
        <p class="job-line">
          <span role="status">{doing}</span>
          <span class="number quiet">{share === undefined ? "" : percent(share)}</span>
        </p>
        {share !== undefined && <Meter share={share} />}
        <button class="button" type="button" onClick={job.stop}>
          {modelWords.stop}
        </button>
      </div>
    );
  }
  return (
    <>
      {problem && (
        <Note kind="problem" onClose={job.forget}>
          {problem}
        </Note>
      )}
      {done?.sentence && (
        <Note kind="notice" onClose={job.forget}>
          {done.sentence}
        </Note>
      )}
      {done?.file && <ReadyFile file={done.file} />}
    </>
  );
}
