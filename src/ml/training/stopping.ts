import type { EpochFigures, TrainSettings } from "../../contract";

export type StopReason = "asked" | "accuracy" | "patience";

/** Whether to end after these epochs, as the course's callbacks and Keras' EarlyStopping do; undefined to go on. */
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
