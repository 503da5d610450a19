import { assignmentsCalls } from "./assignments/calls";
import { benchmarkCalls } from "./benchmark/calls";
import { classifyCalls } from "./classify/calls";
import { collectionCalls } from "./collection/calls";
import { commandsCalls } from "./commands/calls";
import { computingCalls } from "./computing/calls";
import { datasetCalls } from "./dataset/calls";
import { exploreCalls } from "./explore/calls";
import type { Handlers } from "./handler";
import { keptCalls } from "./kept/calls";
import { learningCalls } from "./learning/calls";
import { modelsCalls } from "./models/calls";
import { takeAlongCalls } from "./take-along/calls";
import { trainingCalls } from "./training/calls";

/** What answers each call of the contract, feature by feature. */
export const handlers: Handlers = {
  ...computingCalls,
  ...classifyCalls,
  ...collectionCalls,
  ...learningCalls,
  ...modelsCalls,
  ...takeAlongCalls,
  ...keptCalls,
  ...datasetCalls,
  ...trainingCalls,
  ...exploreCalls,
  ...assignmentsCalls,
  ...benchmarkCalls,
  ...commandsCalls,
};
