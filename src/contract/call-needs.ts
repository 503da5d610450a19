import type { CallName } from "./calls";

/** What the worker gives a call before and while it runs, in this order: started, alone, turn, recovering. */
export interface CallNeeds {
  /** Waits until the worker has a backend and a model, or could get none. */
  readonly started?: true;
  /** Owns the device: one such call at a time in all windows of the app. The backend that answered before does so again afterwards. */
  readonly alone?: true;
  /** Takes its turn among the changes to the collection, in all windows of the app, so that it reads what it changes. */
  readonly turn?: true;
  /** Is made again on the next backend where the one at work fails. */
  readonly recovering?: true;
}

const NOTHING: CallNeeds = {};
const STARTED: CallNeeds = { started: true };
const COMPUTES: CallNeeds = { started: true, recovering: true };
const CHANGES: CallNeeds = { started: true, turn: true };
/** A training recovers by itself: it resumes from its checkpoint rather than start again. */
const TRAINS: CallNeeds = { started: true, alone: true };
const TEACHES: CallNeeds = { started: true, alone: true, recovering: true };

/** For each call, what the worker's service gives it. */
export const CALL_NEEDS: Readonly<Record<CallName, CallNeeds>> = {
  start: NOTHING,
  classify: COMPUTES,

  probeBackend: NOTHING,
  chooseBackend: STARTED,
  rememberedChoice: STARTED,
  memoryUse: STARTED,

  listClasses: STARTED,
  addClass: CHANGES,
  renameClass: CHANGES,
  hideClass: CHANGES,
  mergeClasses: CHANGES,
  deleteClass: CHANGES,
  /** Each photo takes a turn of its own, so that adding hundreds holds nobody up. */
  addPhotos: NOTHING,
  listPhotos: NOTHING,
  photoPixels: NOTHING,
  photoInput: COMPUTES,
  movePhotos: CHANGES,
  deletePhotos: CHANGES,
  restorePhotos: CHANGES,
  findDuplicates: NOTHING,
  storageUse: NOTHING,

  learnOutlook: STARTED,
  learn: TEACHES,
  learnAtOnce: TEACHES,
  shareClass: COMPUTES,
  openShare: STARTED,
  addShare: CHANGES,
  listShares: STARTED,
  removeShare: CHANGES,
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
  nameClasses: COMPUTES,
  takeOpacity: COMPUTES,

  describeKept: NOTHING,
  deleteEverything: { alone: true },

  datasetStatus: NOTHING,
  downloadDataset: NOTHING,
  keepSample: NOTHING,
  deleteDataset: NOTHING,

  train: TRAINS,
  resumeTraining: TRAINS,
  controlTraining: NOTHING,
  listRuns: NOTHING,
  keepRun: STARTED,
  discardRun: NOTHING,

  explainNetwork: COMPUTES,
  exportKeras: COMPUTES,
  activations: COMPUTES,
  explainValue: COMPUTES,
  trainingSteps: COMPUTES,
  learnedFilters: COMPUTES,
  firstFilters: COMPUTES,
  listFilters: NOTHING,
  filterPicture: NOTHING,
  listExercises: NOTHING,
  keepExercise: NOTHING,
  deleteExercise: NOTHING,

  listAssignments: NOTHING,
  keepAssignment: COMPUTES,
  openAssignment: COMPUTES,
  deleteAssignment: NOTHING,
  shareAssignment: NOTHING,
  readSketch: NOTHING,
  keepSketch: NOTHING,
  readAnswers: NOTHING,
  keepAnswers: NOTHING,
  checkAnswers: COMPUTES,
  handIn: NOTHING,
  collectAnswers: NOTHING,
  listCollected: COMPUTES,
  deleteCollected: NOTHING,

  readBenchNetwork: COMPUTES,
  openBench: NOTHING,
  checkBench: NOTHING,
  timeBench: NOTHING,
  profileBench: NOTHING,
  writeBenchNetwork: NOTHING,
  openEngine: NOTHING,
  describeDevice: NOTHING,
  listBench: NOTHING,
  keepBench: NOTHING,
  deleteBench: NOTHING,
  openBenchResults: NOTHING,
  readQr: NOTHING,
  linkBench: NOTHING,

  retrain: TEACHES,
  compress: STARTED,
  giveHead: STARTED,
  lookAtPictures: STARTED,
  evaluate: COMPUTES,
  exportModel: NOTHING,
  exportOnnx: COMPUTES,
  exportTflite: COMPUTES,
};

/** What the bridge has to know of a call. */
export interface BridgeNeeds {
  /** Starts the worker: the bridge makes this call first of all with every worker that replaces a dead one. */
  readonly starts?: true;
  /** Changes nothing, so the bridge makes the call again with the next worker if this one dies. Others only if it died while starting. */
  readonly repeatable?: true;
  /** May move objects of its request to the worker. A call that moved any is never repeated: the objects are gone. */
  readonly transfers?: true;
  /** Seconds without a sign of life, downloads left out, after which the worker is taken to hang, and ended. */
  readonly limitS?: number;
}

/** The same table for the bridge, which is part of the first load; calls that are not in it need nothing there. */
export const BRIDGE_NEEDS = {
  /** Each backend tried is a sign of life. */
  start: { starts: true, limitS: 20 },
  /** A picture that has no answer by then, from a worker that does nothing else, will never have one. */
  classify: { repeatable: true, transfers: true, limitS: 30 },
  addPhotos: { transfers: true },
  activations: { transfers: true },
  filterPicture: { transfers: true },
  readQr: { transfers: true },
} as const satisfies Partial<Record<CallName, BridgeNeeds>>;

/** Calls whose request may hold objects to move to the worker. */
export type TransferringCall = {
  [K in keyof typeof BRIDGE_NEEDS]: (typeof BRIDGE_NEEDS)[K] extends { readonly transfers: true } ? K : never;
}[keyof typeof BRIDGE_NEEDS];
