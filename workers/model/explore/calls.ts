import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../service";

type ExploreCalls =
  | "explainNetwork"
  | "exportKeras"
  | "activations"
  | "explainValue"
  | "learnedFilters"
  | "listFilters"
  | "filterPicture"
  | "listExercises"
  | "keepExercise"
  | "deleteExercise";

/** Who classifies need not wait for what only the explore view asks for. */
const exploration = () => withWords(import("./exploration"));

export const exploreHandlers: Pick<Handlers, ExploreCalls> = {
  explainNetwork: async (network, { session }) => (await exploration()).explainNetwork(network, session),
  exportKeras: async (request, { session }) => (await exploration()).exportKeras(request, session),
  activations: async (request, { session }) => (await exploration()).showActivations(request, session),
  explainValue: async (request, { session }) => (await exploration()).takeApart(request, session),
  learnedFilters: async (request, { session }) => (await exploration()).showFilters(request, session),
  listFilters: async () => (await exploration()).filterPresets(),
  filterPicture: async (request, { session }) => (await exploration()).filterImage(request, session),

  async listExercises(_, { session }) {
    const rows = await (await session.storage).getAll("exercises");
    return [...rows].sort((a, b) => a.finishedAt - b.finishedAt);
  },

  async keepExercise(row, { session }) {
    await (await session.storage).write([{ store: "exercises", key: row.id, value: row }]);
  },

  async deleteExercise({ id }, { session }) {
    await (await session.storage).write([{ store: "exercises", key: id }]);
  },
};
