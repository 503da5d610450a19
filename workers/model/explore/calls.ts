import type { ExploreCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** Loaded when it is first needed, as only the view Explore asks for it. */
const load = () => import("./exploration");

export const exploreCalls: Pick<Handlers, keyof ExploreCalls> = {
  explainNetwork: later(load, (module) => module.explainNetwork),
  exportKeras: later(load, (module) => module.exportKeras),
  activations: later(load, (module) => module.showActivations),
  explainValue: later(load, (module) => module.takeApart),
  trainingSteps: later(
    () => import("./show-steps"),
    (module) => module.showSteps,
  ),
  learnedFilters: later(load, (module) => module.showFilters),
  firstFilters: later(load, (module) => module.showFirstFilters),
  listFilters: later(
    load,
    ({ filterPresets }) =>
      async () =>
        filterPresets(),
  ),
  filterPicture: later(load, (module) => module.filterImage),

  async listExercises(_, { storage }) {
    const rows = await storage.getAll("exercises");
    return [...rows].sort((a, b) => a.finishedAt - b.finishedAt);
  },

  async keepExercise(row, { storage }) {
    await storage.write([{ store: "exercises", key: row.id, value: row }]);
  },

  async deleteExercise({ id }, { storage }) {
    await storage.write([{ store: "exercises", key: id }]);
  },
};
