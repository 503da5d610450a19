import { choose } from "../../../src/ml/backends/choice";
import { memoryUse } from "../../../src/ml/backends/memory-use";
import { probe } from "../../../src/ml/measuring/probe";
import type { Handlers } from "../service";
import { environment } from "./environment";

type BackendCalls = "probeBackend" | "chooseBackend" | "rememberedChoice" | "memoryUse";

export const backendHandlers: Pick<Handlers, BackendCalls> = {
  probeBackend: ({ backend, purpose }) => probe(backend, purpose, environment, () => performance.now()),

  async chooseBackend({ purpose, reports, picked }, { session }) {
    const choice = choose(purpose, reports, Date.now(), picked);
    if (purpose === "classify") await session.answerWith(choice.backend);
    await (await session.choices()).remember(choice);
    return choice;
  },

  rememberedChoice: async ({ purpose }, { session }) => (await session.choices()).recall(purpose),

  memoryUse: async () => memoryUse(),
};
