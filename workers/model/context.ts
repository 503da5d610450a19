import type { EngineBenchmark } from "../../src/engines/engine-benchmark";
import type { BackendBenchmark } from "../../src/ml/measuring/backend-benchmark";
import { openStorage, type Storage } from "../../src/storage";
import { workerWords } from "../../src/words/worker";
import { Answering } from "./classify/answering";
import { ClassRecordCache } from "./collection/class-record-cache";
import { Turns } from "./collection/turns";
import { BackendChoices } from "./computing/backend-choices";
import { Computing } from "./computing/computing";
import type { TrainingRun } from "./training/training-run";

/** Tells the user, in a sentence, what went wrong and was mended. */
export type Notify = (notice: string) => void;

/** What the calls of one worker share. A function takes of it what it needs. */
export interface WorkerContext {
  readonly storage: Storage;
  /** Why this window keeps nothing, in a sentence; undefined where it does. */
  readonly forgetfulBecause: string | undefined;
  readonly notify: Notify;
  /** The backend at work. */
  readonly computing: Computing;
  /** The model that answers. */
  readonly answering: Answering;
  readonly choices: BackendChoices;
  readonly classes: ClassRecordCache;
  /** Changes to the collection. */
  readonly turns: Turns;
  readonly training: {
    /** The training under way. */
    run?: TrainingRun | undefined;
  };
  readonly benchmark: {
    /** The backend that this worker measures, or the engine. */
    opened?: BackendBenchmark | EngineBenchmark | undefined;
  };
}

export async function openContext(notify: Notify): Promise<WorkerContext> {
  let forgetfulBecause: string | undefined;
  const storage = await openStorage({
    onForgetful(reason) {
      forgetfulBecause = reason;
    },
    onLost: () => notify(workerWords.dataLost),
  });
  const answering = new Answering(storage, notify);
  return {
    storage,
    forgetfulBecause,
    notify,
    answering,
    computing: new Computing(answering, notify),
    choices: new BackendChoices(storage),
    classes: new ClassRecordCache(storage),
    turns: new Turns(),
    training: {},
    benchmark: {},
  };
}
