import type { CommandsCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** What only commands ask for. It is built beside the app, and is no part of a deployment. */
const load = () => import(/* webpackChunkName: "commands" */ ".");

export const commandsCalls: Pick<Handlers, keyof CommandsCalls> = {
  evaluate: later(load, (module) => module.evaluate),
  retrain: later(load, (module) => module.retrain),
  compress: later(load, (module) => module.compress),
  giveHead: later(load, (module) => module.giveHead),
  lookAtPictures: later(load, (module) => module.lookAtPictures),
  exportModel: later(load, (module) => module.exportModel),
  exportOnnx: later(load, (module) => module.exportOnnx),
  exportTflite: later(load, (module) => module.exportTflite),
};
