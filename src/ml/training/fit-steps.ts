import { type EpochFigures, HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import type { BatchSource } from "../data/batches";
import { median } from "./metrics";
import type { Stepper } from "./stepper";

/** How far a training has come; with a `TrainingState`, all it takes to go on as if it had not stopped. */
export interface Position {
  /** Epochs from 0, and the next step of the current one. */
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

/** Guessing costs the logarithm of the number of classes; a network this wrong has lost its way for good. */
const DIVERGED_LOSS = 1e6;

/**
 * Trains, and tells after every step how far it is: the caller may save, wait, or leave the loop between any
 * two steps. `position` of an event is where to go on from.
 * @throws HangerError `training-diverged` as soon as the loss is no number, or absurdly large
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
      // Steps before a checkpoint are known by their sum alone.
      stepMs: stepTimes.length > 0 ? median(stepTimes) : (1000 * position.seconds) / position.step,
    };
    position = { ...START, epoch: position.epoch + 1 };
    yield { kind: "epoch", position, figures };
  }
}

export function diverged(): HangerError {
  return new HangerError("training-diverged", workerWords.diverged);
}
