import { useMemo } from "preact/hooks";
import { duration, percent, timeLeft } from "../../ui/format";
import { LineChart } from "../../ui/line-chart";
import { Meter } from "../../ui/meter";
import type { Training } from "./use-training";

/** A training under way: how good it is, how long it will take, and how to end it. */
export function Running({ training }: { readonly training: Training }) {
  const { phase, epochs, step, settings, backend, savedAt, trying } = training;
  const last = epochs.at(-1);
  const share = step ? (step.epoch - 1 + step.step / step.stepsPerEpoch) / (settings?.epochs ?? 1) : 0;
  return (
    <>
      <section class="card">
        <div class="figures">
          {/* Spoken epoch by epoch, not step by step. */}
          <div aria-live={last ? "polite" : "off"} aria-atomic="true">
            <p class="quiet">{last ? "Validation accuracy" : "Accuracy so far"}</p>
            <p class="big number">
              {last || step ? percent(last ? last.valAccuracy : (step?.accuracy ?? 0)) : "..."}
            </p>
          </div>
          <div>
            <p class="quiet">{phase === "preparing" ? "Getting ready" : "Time left"}</p>
            <p class="number">{step ? timeLeft(step.secondsLeft) : ""}</p>
            {phase === "preparing" && trying && <p class="quiet">Measured {trying}</p>}
          </div>
        </div>
        <Curves training={training} />
        <Meter share={share} />
      </section>
      <dl class="card rows number">
        <div>
          <dt>Step</dt>
          <dd>{step ? `${duration(step.stepMs)}, batch ${settings?.batchSize}` : "..."}</dd>
        </div>
        <div>
          <dt>Computed with</dt>
          <dd>
            {backend
              ? `${backend.backend}${backend.threads > 1 ? `, ${backend.threads} threads` : ""}`
              : "..."}
          </dd>
        </div>
        <div>
          <dt>Saved</dt>
          <dd>{savedAt ? new Date(savedAt).toLocaleTimeString() : "not yet"}</dd>
        </div>
      </dl>
      <div class="actions">
        <button class="button" type="button" disabled={!step} onClick={() => training.control("pause")}>
          Pause
        </button>
        <button class="button" type="button" disabled={!step} onClick={() => training.control("finish")}>
          Stop and keep
        </button>
      </div>
    </>
  );
}

/** Accuracy and loss, epoch by epoch. */
export function Curves({ training: { epochs } }: { readonly training: Training }) {
  const at = useMemo(() => epochs.map(({ epoch }) => epoch), [epochs]);
  const accuracy = useMemo(
    () => [
      { title: "accuracy", values: epochs.map((epoch) => epoch.accuracy) },
      { title: "on validation", dashed: true, values: epochs.map((epoch) => epoch.valAccuracy) },
    ],
    [epochs],
  );
  const loss = useMemo(
    () => [
      { title: "loss", values: epochs.map((epoch) => epoch.loss) },
      { title: "on validation", dashed: true, values: epochs.map((epoch) => epoch.valLoss) },
    ],
    [epochs],
  );
  return (
    <>
      <LineChart label="Accuracy by epoch" at={at} lines={accuracy} />
      <LineChart label="Loss by epoch" at={at} lines={loss} />
    </>
  );
}
