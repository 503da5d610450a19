import type { Change, Storage } from "../../../src/storage";

/** How fast this device learned the last time. */
export interface Pace {
  /** Of looking at one photo. */
  readonly photoMs: number;
  /** Whatever else a retraining takes. */
  readonly restMs: number;
}

const SETTING = "learning-pace";

export async function recallPace(storage: Storage): Promise<Pace | undefined> {
  const kept = await storage.get("settings", SETTING);
  return kept === undefined ? undefined : (JSON.parse(kept) as Pace);
}

export const paceToKeep = (pace: Pace): Change => ({
  store: "settings",
  key: SETTING,
  value: JSON.stringify(pace),
});

/** Seconds that learning from so many photos takes at this pace. */
export const secondsAt = ({ photoMs, restMs }: Pace, photos: number) => (photos * photoMs + restMs) / 1000;
