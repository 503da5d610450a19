import { benchmarkHandlers } from "./benchmark/measuring";
import { benchResultHandlers } from "./benchmark/results";
import { classifyHandlers } from "./classify/classify";
import { collectionHandlers } from "./collection/calls";
import { evaluationHandlers } from "./commands/calls";
import { retrainingHandlers } from "./commands/retraining";
import { backendHandlers } from "./computing/backends";
import { startHandlers } from "./computing/start";
import { datasetHandlers } from "./dataset/calls";
import { exploreHandlers } from "./explore/calls";
import { keptHandlers } from "./kept/calls";
import { learningHandlers } from "./learning/calls";
import { modelHandlers } from "./models/calls";
import type { Handlers } from "./service";
import { takeAlongHandlers } from "./take-along/calls";
import { trainingHandlers } from "./training/calls";

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
