import { useMemo } from "preact/hooks";
import { duration, percent, timeLeft } from "../../ui/format";
import { LineChart } from "../../ui/line-chart";
import { Meter } from "../../ui/meter";
import { trainWords } from "../../words/train";
import { language } from "../../words/translatable";
import { backendName, backendTitle } from "../shared/backend-title";
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
            <p class="quiet">{last ? trainWords.validationAccuracy : trainWords.accuracySoFar}</p>
            <p class="big number">
              {last || step ? percent(last ? last.valAccuracy : (step?.accuracy ?? 0)) : "..."}
            </p>
          </div>
          <div>
            <p class="quiet">{phase === "preparing" ? trainWords.gettingReady : trainWords.timeLeft}</p>
            <p class="number">{step ? timeLeft(step.secondsLeft) : ""}</p>
            {phase === "preparing" && trying && (
              <p class="quiet">{trainWords.measured(backendName(trying))}</p>
            )}
          </div>
        </div>
        <Curves training={training} />
        <Meter share={share} />
      </section>
      <dl class="card rows number">
        <div>
          <dt>{trainWords.step}</dt>
          <dd>
            {step && settings ? trainWords.stepOfBatch(duration(step.stepMs), settings.batchSize) : "..."}
          </dd>
        </div>
        <div>
          <dt>{trainWords.computedWith}</dt>
          <dd>{backend ? backendTitle(backend) : "..."}</dd>
        </div>
        <div>
          <dt>{trainWords.saved}</dt>
          <dd>{savedAt ? new Date(savedAt).toLocaleTimeString(language()) : trainWords.notYet}</dd>
        </div>
      </dl>
      <div class="actions">
        {step ? (
          <>
            <button class="button" type="button" onClick={() => training.control("pause")}>
              {trainWords.pause}
            </button>
            <button class="button" type="button" onClick={() => training.control("finish")}>
              {trainWords.stopAndKeep}
            </button>
          </>
        ) : (
          <button class="button" type="button" onClick={training.stop}>
            {trainWords.stop}
          </button>
        )}
      </div>
    </>
  );
}

/** Accuracy and loss, epoch by epoch. */
export function Curves({ training: { epochs } }: { readonly training: Training }) {
  const at = useMemo(() => epochs.map(({ epoch }) => epoch), [epochs]);
  const accuracy = useMemo(
    () => [
      { title: trainWords.accuracy, values: epochs.map((epoch) => epoch.accuracy) },
      { title: trainWords.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valAccuracy) },
    ],
    [epochs],
  );
  const loss = useMemo(
    () => [
      { title: trainWords.loss, values: epochs.map((epoch) => epoch.loss) },
      { title: trainWords.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valLoss) },
    ],
    [epochs],
  );
  return (
    <>
      <LineChart label={trainWords.accuracyByEpoch} at={at} lines={accuracy} />
      <LineChart label={trainWords.lossByEpoch} at={at} lines={loss} />
    </>
  );
}
