import { percent } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { exerciseWords } from "../../../words/explore-exercises";
import { FilterStages } from "../first-filters/filter-stages";
import { AccuracyCurves } from "./accuracy-curves";
import { networkTitle } from "./network-title";
import type { ExperimentUnderWay } from "./use-exercises";

interface ExperimentProgressProps {
  readonly underWay: ExperimentUnderWay;
  readonly onStop: () => void;
}

/** An experiment under way. */
export function ExperimentProgressCard({
  underWay: { settings, guess, epochs, filters, step },
  onStop,
}: ExperimentProgressProps) {
  const last = epochs.at(-1);
  const epoch = Math.min(settings.epochs, epochs.length + 1);
  const done = step ? (step.epoch - 1 + step.step / step.stepsPerEpoch) / settings.epochs : 0;
  return (
    <section class="card" aria-label={exerciseWords.running}>
      <h2>{networkTitle(settings.architecture, settings.options ?? {})}</h2>
      <p class="quiet number" aria-live="polite">
        {last
          ? exerciseWords.epochUnderWayAfter(epoch, settings.epochs, percent(last.valAccuracy))
          : exerciseWords.epochUnderWay(epoch, settings.epochs)}
      </p>
      <Meter share={done} />
      {guess !== undefined && <p class="quiet number">{exerciseWords.guessed(percent(guess, 1))}</p>}
      {epochs.length > 1 && <AccuracyCurves epochs={epochs} />}
      <FilterStages stages={filters} />
      <button class="button" type="button" onClick={onStop}>
        {step ? exerciseWords.stopAndKeep : exerciseWords.stop}
      </button>
    </section>
  );
}
