import { duration, percent, timeLeft } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { formatDate } from "../../words/numbers";
import { trainWords } from "../../words/train";
import { backendName, backendTitle } from "../shared/backend-title";
import { EpochCurves } from "./epoch-curves";
import type { Training, TrainingUnderWay } from "./use-training";

interface TrainProgressProps {
  readonly training: Training;
  readonly underWay: TrainingUnderWay;
}

/** A training under way: how good it is, how long it will take, and how to end it. */
export function TrainProgressCard({ training, underWay }: TrainProgressProps) {
  const { epochs, step, settings, backend, savedAt, trying } = underWay;
  const last = epochs.at(-1);
  const share = step ? (step.epoch - 1 + step.step / step.stepsPerEpoch) / settings.epochs : 0;
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
            <p class="quiet">{backend ? trainWords.timeLeft : trainWords.gettingReady}</p>
            <p class="number">{step ? timeLeft(step.secondsLeft) : ""}</p>
            {!backend && trying && <p class="quiet">{trainWords.measured(backendName(trying))}</p>}
          </div>
        </div>
        <EpochCurves epochs={epochs} />
        <Meter share={share} />
      </section>
      <dl class="card rows number">
        <div>
          <dt>{trainWords.step}</dt>
          <dd>{step ? trainWords.stepOfBatch(duration(step.stepMs), settings.batchSize) : "..."}</dd>
        </div>
        <div>
          <dt>{trainWords.computedWith}</dt>
          <dd>{backend ? backendTitle(backend) : "..."}</dd>
        </div>
        <div>
          <dt>{trainWords.saved}</dt>
          <dd>{savedAt ? formatDate(savedAt, { timeStyle: "medium" }) : trainWords.notYet}</dd>
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
