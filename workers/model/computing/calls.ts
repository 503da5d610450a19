import type { ComputingCalls } from "../../../src/contract";
import { choose } from "../../../src/ml/backends/choice";
import { memoryUse } from "../../../src/ml/backends/memory-use";
import { probe } from "../../../src/ml/measuring/probe";
import type { Handlers } from "../handler";
import { environment } from "./environment";
import { start } from "./start";

export const computingCalls: Pick<Handlers, keyof ComputingCalls> = {
  start,

  probeBackend: ({ backend, purpose }) => probe(backend, purpose, environment, () => performance.now()),

  async chooseBackend({ purpose, reports, picked }, { computing, choices }) {
    const choice = choose(purpose, reports, Date.now(), picked);
    if (purpose === "classify") await computing.answerWith(choice.backend);
    await choices.remember(choice);
    return choice;
  },

  rememberedChoice: ({ purpose }, { choices }) => choices.recall(purpose),

  memoryUse: async () => memoryUse(),
};
