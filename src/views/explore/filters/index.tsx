import { useCallback, useState } from "preact/hooks";
import { duration } from "../../../ui/format";
import { Note } from "../../../ui/note";
import type { TabProps } from "..";
import { useLive } from "../live";
import { LiveCamera } from "../live-camera";
import { PicturePicker } from "../picture-picker";
import { pictureTitle } from "../pictures";
import { useAnswer } from "../use-answer";
import "./filters.css";
import { FilterEditor } from "./filter-editor";
import { LearnedFilter } from "./learned-filter";
import { Output } from "./output";
import { readFilter, type TypedFilter, typedFilter } from "./typed-filter";
import { useFiltered } from "./use-filtered";

/** The second lab: a filter written by hand slides over a picture, or over what the camera sees. */
export function FiltersTab({ client, isShown, state, change }: TabProps) {
  const [photo, setPhoto] = useState<File>();
  const dataset = useAnswer(client, "datasetStatus", undefined, "now");
  const { value: presets = [], problem } = useAnswer(client, "listFilters", undefined, "all");
  const preset = presets.find(({ name }) => name === state.preset) ?? presets[0];
  const typed = typedFilter(state, preset);
  const filter = readFilter(typed, preset);
  const films = state.subject.kind === "camera" && isShown;
  const { camera, playing } = useLive(films);

  const pickPreset = (name: string) => change({ preset: name, weights: undefined, weight: "1", bias: "0" });
  const type = useCallback((own: TypedFilter) => change(own), [change]);
  const filtered = useFiltered(client, { subject: state.subject, photo, filter, video: playing });
  const { result, told, rate } = filtered;
  const title = pictureTitle(state.subject);
  return (
    <>
      <section class="card" aria-label="Filtered picture">
        <LiveCamera camera={camera} films={films} />
        {filtered.problem && <Note kind="problem">{filtered.problem}</Note>}
        {result && told && (
          <Output title="Filtered" of={title} picture={result.filtered} told={told.filtered} />
        )}
        {told && (
          <p class="quiet number">
            Filter and pooling: {duration(told.ms.filter)}
            {rate !== undefined && `, ${Math.round(rate)} pictures a second`}
          </p>
        )}
      </section>
      <section class="card controls-of-filter" aria-label="Filter">
        <div class="choices">
          <div class="field">
            <span aria-hidden="true">Picture</span>
            <PicturePicker
              label="Picture"
              picture={state.subject}
              hasDataset={dataset.value?.complete === true}
              more={[
                { kind: "pattern", title: "Test picture" },
                { kind: "camera", title: "The camera" },
              ]}
              onPick={(subject, file) => {
                if (file) setPhoto(file);
                change({ subject });
              }}
            />
          </div>
          <label class="field">
            Filter
            <select
              value={state.weights ? "" : preset?.name}
              onChange={({ currentTarget }) => pickPreset(currentTarget.value)}
            >
              {state.weights && (
                <option value="" selected>
                  My own
                </option>
              )}
              {presets.map(({ name, title }) => (
                <option key={name} value={name} selected={!state.weights && name === preset?.name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </div>
        {problem && <Note kind="problem">{problem}</Note>}
        {!state.weights && preset && <p class="quiet">{preset.description}</p>}
        {typed && <FilterEditor typed={typed} onType={type} />}
        {typed && !filter && (
          <p class="quiet" role="status">
            Every field needs a number, such as -1, 0.5 or 1/9.
          </p>
        )}
        <LearnedFilter client={client} network={state.network} onLoad={type} />
      </section>
      {result && told && (
        <section class="card outputs" aria-label="Pooled picture and the one before">
          <Output title="Then 2x2 max pooling" of={title} picture={result.pooled} told={told.pooled} />
          <Output
            title="Before, at half its size"
            of={title}
            picture={result.original}
            told={told.original}
          />
        </section>
      )}
    </>
  );
}
