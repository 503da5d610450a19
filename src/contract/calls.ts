import type { AssignmentsCalls } from "./assignments";
import type { BenchmarkCalls } from "./benchmark";
import type { ClassifyCalls } from "./classify";
import type { CollectionCalls } from "./collection";
import type { CommandsCalls } from "./commands";
import type { ComputingCalls } from "./computing";
import type { DatasetCalls } from "./dataset";
import type { ExploreCalls } from "./explore";
import type { KeptCalls } from "./kept";
import type { LearningCalls } from "./learning";
import type { ModelsCalls } from "./models";
import type { TakeAlongCalls } from "./take-along";
import type { TrainingCalls } from "./training";

/** Every call that the worker takes, each declared with its feature. `CALL_NEEDS` says what each needs. */
export interface Calls
  extends ComputingCalls,
    ClassifyCalls,
    CollectionCalls,
    LearningCalls,
    ModelsCalls,
    TakeAlongCalls,
    KeptCalls,
    DatasetCalls,
    TrainingCalls,
    ExploreCalls,
    AssignmentsCalls,
    BenchmarkCalls,
    CommandsCalls {}

export type CallName = keyof Calls;
export type CallRequest<K extends CallName> = Calls[K]["request"];
export type CallProgress<K extends CallName> = Calls[K]["progress"];
export type CallResult<K extends CallName> = Calls[K]["result"];
