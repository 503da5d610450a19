import { useMemo } from "preact/hooks";
import { duration, percent, timeLeft } from "../../ui/format";
import { LineChart } from "../../ui/line-chart";
import { Meter } from "../../ui/meter";
import { words } from "../../words/train";
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
            <p class="quiet">{last ? words.validationAccuracy : words.accuracySoFar}</p>
            <p class="big number">
              {last || step ? percent(last ? last.valAccuracy : (step?.accuracy ?? 0)) : "..."}
            </p>
          </div>
          <div>
            <p class="quiet">{phase === "preparing" ? words.gettingReady : words.timeLeft}</p>
            <p class="number">{step ? timeLeft(step.secondsLeft) : ""}</p>
            {phase === "preparing" && trying && <p class="quiet">{words.measured(backendName(trying))}</p>}
          </div>
        </div>
        <Curves training={training} />
        <Meter share={share} />
      </section>
      <dl class="card rows number">
        <div>
          <dt>{words.step}</dt>
          <dd>{step && settings ? words.stepOfBatch(duration(step.stepMs), settings.batchSize) : "..."}</dd>
        </div>
        <div>
          <dt>{words.computedWith}</dt>
          <dd>{backend ? backendTitle(backend) : "..."}</dd>
        </div>
        <div>
          <dt>{words.saved}</dt>
          <dd>{savedAt ? new Date(savedAt).toLocaleTimeString(language()) : words.notYet}</dd>
        </div>
      </dl>
      <div class="actions">
        {step ? (
          <>
            <button class="button" type="button" onClick={() => training.control("pause")}>
              {words.pause}
            </button>
            <button class="button" type="button" onClick={() => training.control("finish")}>
              {words.stopAndKeep}
            </button>
          </>
        ) : (
          <button class="button" type="button" onClick={training.stop}>
            {words.stop}
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
      { title: words.accuracy, values: epochs.map((epoch) => epoch.accuracy) },
      { title: words.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valAccuracy) },
    ],
    [epochs],
  );
  const loss = useMemo(
    () => [
      { title: words.loss, values: epochs.map((epoch) => epoch.loss) },
      { title: words.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valLoss) },
    ],
    [epochs],
  );
  return (
    <>
      <LineChart label={words.accuracyByEpoch} at={at} lines={accuracy} />
      <LineChart label={words.lossByEpoch} at={at} lines={loss} />
    </>
  );
}
