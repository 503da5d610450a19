import { useCallback, useState } from "preact/hooks";
import type { ImportedProject, ModelClient, StorageUse, StoredModel } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { fileSize } from "../../../ui/format";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { photoWords } from "../../../words/photos";
import { followChanges } from "../../shared/follow-changes";
import { useIncomingFiles } from "../../shared/incoming-files";
import { useAnswer } from "../../shared/use-answer";
import { BuiltInChanges } from "./built-in-changes";
import { ExportModel } from "./export-model";
import { ImportModel } from "./import-model";
import { JobStatus } from "./job-status";
import type { ModelsPartProps } from "./models-part-props";
import "./take-along.css";
import { type Job, useJob } from "./use-job";

/** What was learned, for another device or another program, and back. */
export function TakeAlong({ client, isShown, changes, onModels }: ModelsPartProps) {
  const project = useJob();
  const model = useJob();
  /** Classes or photos came or changed: what they teach counts at once. */
  const changed = () => {
    onModels();
    void followChanges(client).then(onModels);
  };
  const bringProject = (file: File) =>
    project.start(modelWords.addingFromFile, async (options) => {
      try {
        const imported = await client.call("importProject", { file }, options);
        return { sentence: outcomeOf(imported), builtIn: imported.builtIn };
      } finally {
        changed();
      }
    });
  const bringModel = (files: readonly File[]) =>
    model.start(modelWords.checkingNetwork, async ({ signal }) => {
      const imported = await client.call("importModel", { files }, { signal });
      onModels();
      return { model: imported };
    });
  const take = useCallback(
    (files: readonly File[]) => {
      const [only] = files;
      if (only && files.length === 1 && isProject(only)) bringProject(only);
      else bringModel(files);
    },
    [client, onModels],
  );
  useIncomingFiles(take, isShown);
  const shown = isShown ? `shown ${changes}` : undefined;
  return (
    <div class="take-along">
      <Everything client={client} job={project} shown={shown} onFile={bringProject} onChanged={changed} />
      <OtherPrograms client={client} shown={shown} />
      <ImportModel client={client} job={model} onFiles={bringModel} onUsed={onModels} />
    </div>
  );
}

/** As Hanger names the file of a whole collection, and Teachable Machine a project with its pictures. */
const isProject = ({ name }: File) => /^hanger-\d{4}-\d\d-\d\d.*\.zip$|\.tm$/i.test(name);

interface EverythingProps {
  readonly client: ModelClient;
  readonly job: Job;
  readonly shown: string | undefined;
  readonly onFile: (file: File) => void;
  readonly onChanged: () => void;
}

function Everything({ client, job, shown, onFile, onChanged }: EverythingProps) {
  const use = useAnswer(client, "storageUse", undefined, shown);
  const models = useAnswer(client, "listModels", undefined, shown);
  const bytes = use.value && models.value ? bytesOf(use.value, models.value) : 0;
  const save = () =>
    job.start(modelWords.writingFile, async (options) => ({
      file: await client.call("exportProject", undefined, options),
    }));
  return (
    <section class="card">
      <h2>{modelWords.takeAlong}</h2>
      <p class="quiet">
        {modelWords.takeAlongHint}
        {bytes > 0 && <span class="number"> {modelWords.aboutSize(fileSize(bytes))}</span>}
      </p>
      <JobStatus job={job} stopped={modelWords.stoppedAdding} />
      {job.state.kind === "done" && job.state.result.builtIn && (
        <BuiltInChanges client={client} changes={job.state.result.builtIn} onChanged={onChanged} />
      )}
      {job.state.kind !== "running" && (
        <div class="actions">
          <FileButton
            accept=".zip,.tm,application/zip"
            multiple={false}
            onFiles={([file]) => file && onFile(file)}
          >
            {modelWords.openFile}
          </FileButton>
          <button class="button main" type="button" onClick={save}>
            {modelWords.saveEverything}
          </button>
        </div>
      )}
    </section>
  );
}

/** What a network is given of a photo, packed, and what is said of it. */
const BYTES_BESIDE_PHOTO = 9000;

const bytesOf = ({ photos, photoBytes }: StorageUse, models: readonly StoredModel[]) =>
  photoBytes +
  photos * BYTES_BESIDE_PHOTO +
  models.reduce((sum, { origin, bytes }) => sum + (origin === "shipped" ? 0 : bytes), 0);

interface OtherProgramsProps {
  readonly client: ModelClient;
  readonly shown: string | undefined;
}

function OtherPrograms({ client, shown }: OtherProgramsProps) {
  const models = useAnswer(client, "listModels", undefined, shown);
  const [picked, setPicked] = useState<string>();
  const list = models.value ?? [];
  const chosen = list.find(({ name }) => name === picked) ?? list.find(({ active }) => active) ?? list[0];
  if (models.problem) return <Note kind="problem">{models.problem}</Note>;
  if (!chosen) return null;
  return (
    <section class="card">
      <h2>{modelWords.forOtherPrograms}</h2>
      <label class="pick">
        {modelWords.model}
        <select value={chosen.name} onChange={({ currentTarget }) => setPicked(currentTarget.value)}>
          {list.map(({ name, card }) => (
            <option key={name} value={name} selected={name === chosen.name}>
              {card.title}
            </option>
          ))}
        </select>
      </label>
      <ExportModel key={chosen.name} client={client} name={chosen.name} />
    </section>
  );
}

function outcomeOf({ unreadable = 0, ...added }: ImportedProject): string {
  const sentence = addedSentence(added);
  return unreadable > 0 ? `${sentence} ${modelWords.unreadablePictures(unreadable)}` : sentence;
}

function addedSentence({ photos, classes, models, same }: Omit<ImportedProject, "unreadable">): string {
  const told: string[] = [];
  if (photos > 0) told.push(photoWords.photos(photos));
  if (classes > 0) told.push(modelWords.classCount(classes));
  if (models > 0) told.push(modelWords.modelCount(models));
  if (told.length === 0) return modelWords.allHereAlready;
  return same > 0 ? `${modelWords.added(told)} ${modelWords.moreHereAlready(same)}` : modelWords.added(told);
}
