import type { KeptCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

export const keptCalls: Pick<Handlers, keyof KeptCalls> = {
  describeKept: later(
    () => import("./describe-kept"),
    (module) => module.describeKept,
  ),
  deleteEverything: later(
    () => import("./delete-everything"),
    (module) => module.deleteEverything,
  ),
};
