import { HangerError, type LearnSettings } from "../../../src/contract";
import type { RetrainSettings } from "../../../src/ml/training/retrain";
import { learningWords } from "../../../src/words/learning";

/** Of each setting, what it may be; see `LearnSettings`. */
const RANGES: Readonly<Record<keyof LearnSettings, readonly [least: number, most: number]>> = {
  steps: [50, 2000],
  learningRate: [1e-5, 1e-1],
  newShare: [0.05, 0.95],
  views: [1, 64],
  seed: [0, 2 ** 31],
};

const WHOLE: readonly (keyof LearnSettings)[] = ["steps", "views", "seed"];

/** @throws HangerError `bad-request` naming the setting and its range */
export function checkLearnSettings(settings: Partial<LearnSettings>): void {
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const value = settings[name as keyof LearnSettings];
    if (value === undefined) continue;
    const isWhole = !WHOLE.includes(name as keyof LearnSettings) || Number.isInteger(value);
    if (!(value >= least && value <= most && isWhole)) {
      throw new HangerError("bad-request", learningWords.outOfRange(name, least, most));
    }
  }
}

/** Views of each photo, and of all photos together where there are many: more would take minutes. */
const MOST_VIEWS = 32;
const VIEWS_OF_ALL = 1600;
const LEAST_VIEWS = 4;

export function standardViews(photos: number): number {
  return Math.min(MOST_VIEWS, Math.max(LEAST_VIEWS, Math.floor(VIEWS_OF_ALL / photos)));
}

const BATCH_SIZE = 64;

/** Where there is a new class, room has to be made for it; where not, little has to move. See docs/decisions/0011. */
const TO_WIDEN = { steps: 600, learningRate: 0.004, newShare: 0.5, dropout: 0.3 };
const TO_CORRECT = { steps: 400, learningRate: 0.001, newShare: 0.1, dropout: 0 };

/** The settings of a retraining, those that were not told chosen by what there is to learn. */
export function settingsFor(
  told: Partial<LearnSettings>,
  { photos, newClasses }: { readonly photos: number; readonly newClasses: number },
): RetrainSettings & { readonly views: number } {
  const standard = newClasses > 0 ? TO_WIDEN : TO_CORRECT;
  return { ...standard, seed: 1, views: standardViews(photos), ...told, batchSize: BATCH_SIZE };
}
