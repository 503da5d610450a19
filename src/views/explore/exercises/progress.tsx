import { percent } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { Curves } from "./curves";
import { networkTitle } from "./network-title";
import type { Running } from "./use-exercises";

interface ProgressProps {
  readonly running: Running;
  readonly onStop: () => void;
}

/** An experiment under way. */
export function Progress({ running: { settings, epochs, step }, onStop }: ProgressProps) {
  const last = epochs.at(-1);
  const done = step ? (step.epoch - 1 + step.step / step.stepsPerEpoch) / settings.epochs : 0;
  return (
    <section class="card" aria-label="Running">
      <h2>{networkTitle(settings.architecture, settings.options ?? {})}</h2>
      <p class="quiet number" aria-live="polite">
        Epoch {Math.min(settings.epochs, epochs.length + 1)} of {settings.epochs}
        {last && `, right on ${percent(last.valAccuracy)} of the validation pictures`}
      </p>
      <Meter share={done} />
      {epochs.length > 1 && <Curves epochs={epochs} />}
      <button class="button" type="button" disabled={!step} onClick={onStop}>
        Stop and keep
      </button>
    </section>
  );
}
