import type { Handlers } from "../service";
import { backendHandlers } from "./backends";
import { benchmarkHandlers } from "./benchmark";
import { classifyHandlers } from "./classify";
import { datasetHandlers } from "./dataset";
import { evaluationHandlers } from "./evaluation";
import { modelHandlers } from "./models";
import { startHandlers } from "./start";
import { trainingHandlers } from "./training";

/** Who answers each call of the contract. */
export const handlers: Handlers = {
  ...startHandlers,
  ...classifyHandlers,
  ...backendHandlers,
  ...modelHandlers,
  ...datasetHandlers,
  ...trainingHandlers,
  ...evaluationHandlers,
  ...benchmarkHandlers,
};
