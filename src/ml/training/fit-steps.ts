import { type EpochFigures, HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import type { BatchSource } from "../data/batches";
import { median } from "./metrics";
import type { Stepper } from "./stepper";

/** How far a training has come. Together with a `TrainingState` it is a checkpoint: enough to resume exactly. */
export interface Position {
  /** The current epoch and its next step, both from 0. */
  readonly epoch: number;
  readonly step: number;
  /** Sums over the current epoch so far. */
  readonly lossSum: number;
  readonly correct: number;
  readonly seen: number;
  readonly seconds: number;
}

export const START: Position = { epoch: 0, step: 0, lossSum: 0, correct: 0, seen: 0, seconds: 0 };

export type FitEvent =
  | { readonly kind: "step"; readonly position: Position; readonly stepMs: number }
  | { readonly kind: "epoch"; readonly position: Position; readonly figures: EpochFigures };

export interface FitPlan {
  readonly stepper: Stepper;
  readonly batches: BatchSource;
  readonly epochs: number;
  readonly learningRate: (epoch: number, step: number) => number;
  readonly validate: () => Promise<{ readonly loss: number; readonly accuracy: number }>;
  readonly from?: Position;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** Loss above which a training counts as diverged. Guessing among ten classes has a loss of ln(10), about 2.3. */
const DIVERGED_LOSS = 1e6;

/**
 * Trains from `plan.from` to the last epoch and yields after every step and epoch. Between two events the caller may
 * save a checkpoint, wait, or leave the loop; `position` of the last event is where to resume.
 *
 *     from -> step -> step ... -> validate -> epoch -+-> (end)
 *              ^                                      |
 *              +--------------- next epoch -----------+
 *
 * @throws HangerError `training-diverged` as soon as the loss is NaN or above 1e6
 * @throws BackendFailure where the backend fails
 */
export async function* fitSteps(plan: FitPlan): AsyncGenerator<FitEvent, void, void> {
  const { stepper, batches, now } = plan;
  let position = plan.from ?? START;
  while (position.epoch < plan.epochs) {
    const stepTimes: number[] = [];
    while (position.step < batches.stepsPerEpoch) {
      const started = now();
      const { epoch, step } = position;
      const batch = batches.batch(epoch, step);
      const { loss, correct } = await stepper.step(batch, plan.learningRate(epoch, step));
      if (!(loss < DIVERGED_LOSS)) throw diverged();
      const stepMs = now() - started;
      stepTimes.push(stepMs);
      position = {
        epoch,
        step: step + 1,
        lossSum: position.lossSum + loss * batch.count,
        correct: position.correct + correct,
        seen: position.seen + batch.count,
        seconds: position.seconds + stepMs / 1000,
      };
      yield { kind: "step", position, stepMs };
    }
    const started = now();
    const validation = await plan.validate();
    const figures: EpochFigures = {
      epoch: position.epoch + 1,
      loss: position.lossSum / position.seen,
      accuracy: position.correct / position.seen,
      valLoss: validation.loss,
      valAccuracy: validation.accuracy,
      seconds: position.seconds + (now() - started) / 1000,
      // An epoch resumed after its last step has no step times of its own, only the sum from the checkpoint.
      stepMs: stepTimes.length > 0 ? median(stepTimes) : (1000 * position.seconds) / position.step,
    };
    position = { ...START, epoch: position.epoch + 1 };
    yield { kind: "epoch", position, figures };
  }
}

export function diverged(): HangerError {
  return new HangerError("training-diverged", workerWords.diverged);
}
