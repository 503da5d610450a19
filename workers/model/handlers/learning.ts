import { HangerError } from "../../../src/contract";
import type { Handlers } from "../service";

const missing = async (): Promise<never> => {
  throw new HangerError("internal", "Not built yet.");
};

export const learningHandlers: Pick<Handlers, "learnOutlook" | "learn"> = {
  learnOutlook: missing,
  learn: missing,
};
