import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../service";

/** Only the commands ask for this: it is loaded when first needed. */
const load = () => withWords(import("./evaluate"));

export const evaluationHandlers: Pick<Handlers, "evaluate"> = {
  evaluate: (request, context) =>
    context.session.recovering(async () => (await load()).evaluate(request, context)),
};
