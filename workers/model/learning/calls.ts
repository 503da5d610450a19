import type { LearningCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** Loaded when it is first needed, as classifying has no use for it. */
const load = () => import(".");

export const learningCalls: Pick<Handlers, keyof LearningCalls> = {
  learnOutlook: later(load, (module) => module.outlook),
  learn: later(load, (module) => module.learn),
  learnAtOnce: later(load, (module) => module.learnAtOnce),
  shareClass: later(load, (module) => module.shareClass),
  openShare: later(load, (module) => module.openShare),
  addShare: later(load, (module) => module.addShare),
  listShares: later(load, (module) => module.listShares),
  removeShare: later(load, (module) => module.removeShare),
  checkOnReference: later(load, (module) => module.checkOnReference),
};
