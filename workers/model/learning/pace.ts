import type { Change, Storage } from "../../../src/storage";
import { FOLD_STEPS } from "./cross-validate";

/** How fast this device learned the last time. */
export interface Pace {
  /** Of one view of one photo. */
  readonly viewMs: number;
  readonly stepMs: number;
  /** Whatever else a retraining takes. */
  readonly restMs: number;
}

const SETTING = "learn-pace";

export async function recallPace(storage: Storage): Promise<Pace | undefined> {
  const kept = await storage.get("settings", SETTING);
  return kept === undefined ? undefined : (JSON.parse(kept) as Pace);
}

export const paceToKeep = (pace: Pace): Change => ({
  store: "settings",
  key: SETTING,
  value: JSON.stringify(pace),
});

/** Seconds that a retraining at this pace will take. */
export function secondsAt(
  { viewMs, stepMs, restMs }: Pace,
  { photos, views, steps }: { readonly photos: number; readonly views: number; readonly steps: number },
): number {
  return (photos * views * viewMs + steps * (1 + FOLD_STEPS) * stepMs + restMs) / 1000;
}
