import { useCallback } from "preact/hooks";
import { duration } from "../../../ui/format";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { filterWords } from "../../../words/explore-filters";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import { LiveCamera } from "../live-camera";
import { PicturePicker } from "../picture-picker";
import { pictureHere, pictureTitle } from "../pictures";
import { INITIAL_STATE } from "../state";
import { hasTestImages } from "../use-dataset-here";
import { useFilmingCamera } from "../use-filming-camera";
import "./filters.css";
import { FilterEditor } from "./filter-editor";
import { LearnedFilter } from "./learned-filter";
import { Output } from "./output";
import { readFilter, type TypedFilter, typedFilter } from "./typed-filter";
import { useFiltered } from "./use-filtered";

/** The second lab: a filter written by hand slides over a picture, or over what the camera sees. */
export function FiltersTab(props: TabProps) {
  const { client, isShown, state, change, dataset, photos, setPhotos } = props;
  const { subject: photo } = photos;
  const subject = pictureHere(state.subject, photo, INITIAL_STATE.subject);
  const { value: presets = [], problem } = useAnswer(client, "listFilters", undefined, "all");
  const preset = presets.find(({ name }) => name === state.preset) ?? presets[0];
  const typed = typedFilter(state, preset);
  const filter = readFilter(typed, preset);
  const films = state.subject.kind === "camera" && isShown;
  const { camera, playing } = useFilmingCamera(films);

  const pickPreset = (name: string) => change({ preset: name, weights: undefined, weight: "1", bias: "0" });
  const type = useCallback((own: TypedFilter) => change(own), [change]);
  const filtered = useFiltered(client, { subject, photo, filter, video: playing });
  const { result, told, rate, of } = filtered;
  const title = pictureTitle(of);
  return (
    <>
      <section class="card" aria-label={filterWords.filteredPicture}>
        <LiveCamera camera={camera} films={films} />
        {filtered.problem && <Note kind="problem">{filtered.problem}</Note>}
        {result && told && (
          <Output title={filterWords.filtered} of={title} picture={result.filtered} told={told.filtered} />
        )}
        {told && (
          <p class="quiet number">
            {rate === undefined
              ? filterWords.time(duration(told.ms.filter))
              : filterWords.timeAndRate(duration(told.ms.filter), Math.round(rate))}
          </p>
        )}
      </section>
      <section class="card controls-of-filter" aria-label={filterWords.filter}>
        <div class="choices">
          <div class="field">
            <span aria-hidden="true">{exploreWords.picture}</span>
            <PicturePicker
              label={exploreWords.picture}
              picture={subject}
              isLost={subject !== state.subject}
              hasTestImages={hasTestImages(dataset)}
              more={[
                { kind: "pattern", title: exploreWords.testPicture },
                { kind: "camera", title: exploreWords.theCamera },
              ]}
              onPick={(picked, file) => {
                if (file) setPhotos({ ...photos, subject: file });
                change({ subject: picked });
              }}
            />
          </div>
          <label class="field">
            {filterWords.filter}
            <select
              value={state.weights ? "" : preset?.name}
              onChange={({ currentTarget }) => pickPreset(currentTarget.value)}
            >
              {state.weights && (
                <option value="" selected>
                  {filterWords.myOwn}
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
            {filterWords.everyFieldNeedsNumber}
          </p>
        )}
        <LearnedFilter client={client} network={state.network} onLoad={type} />
      </section>
      {result && told && (
        <section class="card outputs" aria-label={filterWords.pooledAndBefore}>
          <Output title={filterWords.pooled} of={title} picture={result.pooled} told={told.pooled} />
          <Output title={filterWords.before} of={title} picture={result.original} told={told.original} />
        </section>
      )}
    </>
  );
}
