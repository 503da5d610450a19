import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../service";

/** Who classifies need not wait for what only learning needs. */
const load = () => withWords(import("."));

export const learningHandlers: Pick<Handlers, "learnOutlook" | "learn" | "checkOnReference"> = {
  learnOutlook: async (_, { session }) => (await load()).outlook(session),
  learn: (request, context) =>
    context.session.exclusively(() =>
      context.session.recovering(async () => (await load()).learn(request, context)),
    ),
  checkOnReference: async ({ name }, { session }) => (await load()).checkOnReference(name, session),
};
