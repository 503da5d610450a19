import type { ModelClient, ModelFormat } from "../../../contract";
import { modelWords } from "../../../words/models";
import { JobStatus } from "./job-status";
import "./take-along.css";
import { useJob } from "./use-job";

const FORMATS: readonly ModelFormat[] = ["layers-model", "onnx", "tflite", "tflite-int8"];

interface ExportModelProps {
  readonly client: ModelClient;
  readonly name: string;
}

/** A model as a file that other programs run. */
export function ExportModel({ client, name }: ExportModelProps) {
  const job = useJob();
  const save = (format: ModelFormat) =>
    job.start(modelWords.writingFile, async ({ signal }) => ({
      file: await client.call("exportModelAs", { name, format }, { signal }),
    }));
  return (
    <div class="export-model">
      <div class="actions">
        {FORMATS.map((format) => (
          <button
            key={format}
            class="button"
            type="button"
            aria-label={modelWords.saveAs(modelWords.formats[format])}
            disabled={job.state.kind === "running"}
            onClick={() => save(format)}
          >
            {modelWords.formats[format]}
          </button>
        ))}
      </div>
      <JobStatus job={job} />
    </div>
  );
}
