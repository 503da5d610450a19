import type { ComputingCalls } from "../../../src/contract";
import { choose } from "../../../src/ml/backends/choice";
import { memoryUse } from "../../../src/ml/backends/memory-use";
import type { Handlers } from "../handler";
import { environment } from "./environment";
import { start } from "./start";

export const computingCalls: Pick<Handlers, keyof ComputingCalls> = {
  start,

  async probeBackend({ backend, purpose }) {
    const { probe } = await environment.downloading(
      () => import(/* webpackChunkName: "probe" */ "../../../src/ml/measuring/probe"),
    );
    return probe(backend, purpose, environment, () => performance.now());
  },

  async chooseBackend({ purpose, reports, picked }, { computing, choices }) {
    const choice = choose(purpose, reports, Date.now(), picked);
    if (purpose === "classify") await computing.answerWith(choice.backend);
    await choices.remember(choice);
    return choice;
  },

  rememberedChoice: ({ purpose }, { choices }) => choices.recall(purpose),

  memoryUse: async () => memoryUse(),
};
