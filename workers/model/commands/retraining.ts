import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../service";

type RetrainingCalls = "retrain" | "remember";

/** Only the commands ask for these: they are loaded when first needed. */
const load = () => withWords(import("./retraining-calls"));

export const retrainingHandlers: Pick<Handlers, RetrainingCalls> = {
  retrain: (request, context) =>
    context.session.exclusively(() =>
      context.session.recovering(async () => (await load()).retrain(request, context)),
    ),
  remember: async (request, context) => (await load()).remember(request, context),
};
