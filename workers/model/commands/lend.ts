import type { LentToTraining, TrainProgress, TrainSettings } from "../../../src/contract";
import type { CallContext } from "../handler";
import type { Lent } from "../training/run-training";
import { guideOf } from "./ask-networks";
import { photosToLearn } from "./photos-to-learn";

/** What a command lends a training: photos, the networks that it is to be taught by, and the one that it starts from. */
export async function lendTo(
  settings: TrainSettings,
  { photos, photoRepeats = 1, teacher, untold = [], taughtBy, views = 1, from }: LentToTraining,
  context: CallContext<TrainProgress>,
): Promise<Lent> {
  const strength = settings.augment ?? 0;
  return {
    photos: photos && {
      ...(await photosToLearn(photos, { untold, teacher }, context)),
      repeats: photoRepeats,
    },
    guide: taughtBy && guideOf(taughtBy, { views, strength }, context),
    from,
  };
}
