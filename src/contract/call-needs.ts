import type { CallName } from "./calls";

/**
 * What a call needs before and while it runs. The worker's service wraps every call in what its line in `CALL_NEEDS` says, in this
 * order: started, alone, turn, recovering. The bridge reads how long a call may take and whether it may be repeated.
 */
export interface CallNeeds {
  /** Waits until the worker has a backend and a model, or could get none. */
  readonly started?: true;
  /** Owns the device: one such call at a time in all windows of the app. The backend that answered before does so again afterwards. */
  readonly alone?: true;
  /** Takes its turn among the changes to the collection, in all windows of the app, so that it reads what it changes. */
  readonly turn?: true;
  /** Is made again on the next backend where the one at work fails. */
  readonly recovering?: true;
  /** Starts the worker: the bridge makes this call first of all with every worker that replaces a dead one. */
  readonly starts?: true;
  /** Changes nothing, so the bridge makes the call again with the next worker if this one dies. Others only if it died while starting. */
  readonly repeatable?: true;
  /** Moves objects of its request to the worker. A call that moved any is never repeated: the objects are gone. */
  readonly transfers?: true;
  /** Seconds without a sign of life after which the worker is taken to hang, and ended. */
  readonly limitS?: number;
}

const NOTHING = {} as const satisfies CallNeeds;
const STARTED = { started: true } as const satisfies CallNeeds;
const COMPUTES = { started: true, recovering: true } as const satisfies CallNeeds;
const COMPUTES_FRAME = { ...COMPUTES, transfers: true } as const satisfies CallNeeds;
const TAKES_FRAME = { transfers: true } as const satisfies CallNeeds;
const CHANGES = { started: true, turn: true } as const satisfies CallNeeds;
/** A training recovers by itself: it resumes from its checkpoint rather than start again. */
const TRAINS = { started: true, alone: true } as const satisfies CallNeeds;
const TEACHES = { ...COMPUTES, alone: true } as const satisfies CallNeeds;

export const CALL_NEEDS = {
  /** The first start of a backend may have to fetch half a megabyte; each backend tried is a sign of life. */
  start: { starts: true, limitS: 20 },
  /** A picture that has no answer by then, from a worker that does nothing else, will never have one. */
  classify: { ...COMPUTES_FRAME, repeatable: true, limitS: 30 },

  probeBackend: NOTHING,
  chooseBackend: STARTED,
  rememberedChoice: STARTED,
  memoryUse: NOTHING,

  listClasses: STARTED,
  addClass: CHANGES,
  renameClass: CHANGES,
  hideClass: CHANGES,
  mergeClasses: CHANGES,
  deleteClass: CHANGES,
  /** Each photo takes a turn of its own, so that adding hundreds holds nobody up. */
  addPhotos: TAKES_FRAME,
  listPhotos: NOTHING,
  photoPixels: NOTHING,
  photoInput: STARTED,
  movePhotos: CHANGES,
  deletePhotos: CHANGES,
  restorePhotos: CHANGES,
  findDuplicates: NOTHING,
  storageUse: NOTHING,

  learnOutlook: STARTED,
  learn: TEACHES,
  checkOnReference: COMPUTES,

  listArchitectures: NOTHING,
  listModels: STARTED,
  activateModel: COMPUTES,
  deleteModel: STARTED,
  renameModel: STARTED,

  exportProject: NOTHING,
  /** Takes a turn for its classes and then one for each group of photos. */
  importProject: STARTED,
  exportModelAs: COMPUTES,
  importModel: COMPUTES,

  describeKept: NOTHING,
  deleteEverything: { alone: true },

  datasetStatus: NOTHING,
  downloadDataset: NOTHING,
  deleteDataset: NOTHING,

  train: TRAINS,
  resumeTraining: TRAINS,
  controlTraining: NOTHING,
  listRuns: NOTHING,
  keepRun: STARTED,
  discardRun: NOTHING,

  explainNetwork: COMPUTES,
  exportKeras: COMPUTES,
  activations: COMPUTES_FRAME,
  explainValue: COMPUTES,
  learnedFilters: COMPUTES,
  listFilters: NOTHING,
  filterPicture: TAKES_FRAME,
  listExercises: NOTHING,
  keepExercise: NOTHING,
  deleteExercise: NOTHING,

  openBench: NOTHING,
  checkBench: NOTHING,
  timeBench: NOTHING,
  profileBench: NOTHING,
  describeDevice: NOTHING,
  listBench: NOTHING,
  keepBench: NOTHING,
  deleteBench: NOTHING,
  openBenchResults: NOTHING,
  readQr: TAKES_FRAME,
  linkBench: NOTHING,

  retrain: TEACHES,
  remember: STARTED,
  evaluate: COMPUTES,
  exportModel: NOTHING,
  exportOnnx: COMPUTES,
} as const satisfies Record<CallName, CallNeeds>;

/** Calls whose request may hold objects to move to the worker. */
export type TransferringCall = {
  [K in CallName]: (typeof CALL_NEEDS)[K] extends { readonly transfers: true } ? K : never;
}[CallName];
