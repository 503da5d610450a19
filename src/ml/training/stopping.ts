import type { EpochFigures, TrainSettings } from "../../contract";

export type StopReason = "asked" | "accuracy" | "patience";

/**
 * Whether to stop after these epochs, and why; undefined to go on. `accuracy`: the validation accuracy reached the
 * target, as the course's callback checks. `patience`: the validation loss has not improved for so many epochs, as in
 * Keras' EarlyStopping.
 */
export function shouldStop(
  epochs: readonly EpochFigures[],
  {
    stopAtAccuracy,
    patience,
    epochs: planned,
  }: Pick<TrainSettings, "stopAtAccuracy" | "patience" | "epochs">,
): StopReason | undefined {
  const last = epochs.at(-1);
  if (!last || last.epoch >= planned) return undefined;
  if (stopAtAccuracy !== undefined && last.valAccuracy >= stopAtAccuracy) return "accuracy";
  if (patience === undefined) return undefined;
  const best = epochs.reduce((lowest, epoch) => (epoch.valLoss < lowest.valLoss ? epoch : lowest));
  return last.epoch - best.epoch >= patience ? "patience" : undefined;
}
