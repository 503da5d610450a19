import { HangerError } from "../../../src/contract";
import type { Handlers } from "../service";

const missing = async (): Promise<never> => {
  throw new HangerError("internal", "Not built yet.");
};

export const takeAlongHandlers: Pick<
  Handlers,
  "exportProject" | "importProject" | "exportModelAs" | "importModel"
> = {
  exportProject: missing,
  importProject: missing,
  exportModelAs: missing,
  importModel: missing,
};
