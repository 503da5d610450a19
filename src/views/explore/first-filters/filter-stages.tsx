import { useState } from "preact/hooks";
import type { FilterStage, LearnedFilters } from "../../../contract";
import { firstFilterWords } from "../../../words/first-filters";
import { decimal, largestOf } from "../activations/describe";
import { FilterMosaic } from "./filter-mosaic";
import "./first-filters.css";
import { countAlike } from "./stages";

interface FilterStagesProps {
  /** The first is that before training. */
  readonly stages: readonly FilterStage[];
}

/** The filters before training beside those of a later stage, which a slider chooses; the latest unless it does. */
export function FilterStages({ stages }: FilterStagesProps) {
  const [chosen, setChosen] = useState<number>();
  const [first] = stages;
  if (!first) return null;
  const latest = stages.length - 1;
  const place = Math.min(chosen ?? latest, latest);
  const stage = stages[place]!;
  const title = firstFilterWords.afterEpoch(stage.epoch);
  return (
    <>
      <div class="mosaics">
        <FiltersAt title={firstFilterWords.before} filters={first.filters} />
        {stage !== first && <FiltersAt title={title} filters={stage.filters} start={first.filters} />}
      </div>
      {latest > 1 && (
        <label class="field">
          {firstFilterWords.stage}
          <input
            type="range"
            min="1"
            max={latest}
            value={Math.max(1, place)}
            aria-valuetext={title}
            onInput={({ currentTarget }) => {
              const picked = Number(currentTarget.value);
              // At its end, the slider stays with a training that goes on.
              setChosen(picked === latest ? undefined : picked);
            }}
          />
        </label>
      )}
    </>
  );
}

/** The filters of a training that ended. */
export function RowFilters({ stages }: FilterStagesProps) {
  return (
    <section class="card first-filters" aria-label={firstFilterWords.title}>
      <h2>{firstFilterWords.title}</h2>
      <FilterStages stages={stages} />
      <p class="quiet">{firstFilterWords.scale}</p>
    </section>
  );
}

interface FiltersAtProps {
  readonly title: string;
  readonly filters: LearnedFilters;
  /** What they were drawn as, where that is known. */
  readonly start?: LearnedFilters;
}

/** All filters at one time of a training. */
export function FiltersAt({ title, filters, start }: FiltersAtProps) {
  const count = filters.shape[3];
  const [low, high] = [-largestOf(filters.values.map((value) => -value)), largestOf(filters.values)];
  return (
    <figure>
      <FilterMosaic
        filters={filters}
        label={firstFilterWords.mosaic(title, count, decimal(low), decimal(high))}
      />
      <figcaption class="number">
        {title}
        <span class="quiet">
          {firstFilterWords.figures(decimal(low), decimal(high))}{" "}
          {start && firstFilterWords.alike(countAlike(start, filters), count)}
        </span>
      </figcaption>
    </figure>
  );
}
