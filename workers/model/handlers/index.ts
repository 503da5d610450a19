import type { Handlers } from "../service";
import { backendHandlers } from "./backends";
import { benchResultHandlers } from "./bench-results";
import { benchmarkHandlers } from "./benchmark";
import { classifyHandlers } from "./classify";
import { collectionHandlers } from "./collection";
import { datasetHandlers } from "./dataset";
import { evaluationHandlers } from "./evaluation";
import { exploreHandlers } from "./explore";
import { keptHandlers } from "./kept";
import { learningHandlers } from "./learning";
import { modelHandlers } from "./models";
import { retrainingHandlers } from "./retraining";
import { startHandlers } from "./start";
import { takeAlongHandlers } from "./take-along";
import { trainingHandlers } from "./training";

/** Who answers each call of the contract. */
export const handlers: Handlers = {
  ...startHandlers,
  ...classifyHandlers,
  ...backendHandlers,
  ...modelHandlers,
  ...datasetHandlers,
  ...trainingHandlers,
  ...retrainingHandlers,
  ...evaluationHandlers,
  ...benchmarkHandlers,
  ...exploreHandlers,
  ...benchResultHandlers,
  ...collectionHandlers,
  ...keptHandlers,
  ...learningHandlers,
  ...takeAlongHandlers,
};
