import type { TakeAlongCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** Zips and networks from elsewhere are much code and seldom needed: each part is loaded when it is. */
export const takeAlongCalls: Pick<Handlers, keyof TakeAlongCalls> = {
  exportProject: later(
    () => import("./export-project"),
    (module) => module.exportProject,
  ),
  importProject: later(
    () => import("./import-project"),
    (module) => module.importProject,
  ),
  exportModelAs: later(
    () => import("./export-model"),
    (module) => module.exportModelAs,
  ),
  importModel: later(
    () => import("./import-model"),
    (module) => module.importModel,
  ),
  nameClasses: later(
    () => import("./import-model"),
    (module) => module.nameClasses,
  ),
  takeOpacity: later(
    () => import("./import-model"),
    (module) => module.takeOpacity,
  ),
};
