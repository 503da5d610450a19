import type { Language } from "../words/language";
import type { ActiveBackend, BackendChoice, BackendName, MemoryUse, ProbeReport, Purpose } from "./backends";
import type {
  BatteryState,
  BenchAnswers,
  BenchCandidate,
  BenchCheck,
  BenchDevice,
  BenchDocument,
  BenchOpened,
  BenchOpening,
  BenchOpenRequest,
  BenchProfile,
  BenchProgress,
  BenchRequest,
  BenchSlice,
  BenchSliceRequest,
  KeptBench,
} from "./benchmark";
import type { Classification, ClassifyRequest } from "./classify";
import type {
  AddedPhotos,
  AddPhotosProgress,
  AddPhotosRequest,
  ClassInfo,
  CollectedPhoto,
  PhotoInput,
  PhotoPixels,
  StorageUse,
} from "./collection";
import type { DatasetStatus, DownloadProgress } from "./dataset";
import type { Outcome } from "./errors";
import type {
  Activations,
  ActivationsRequest,
  ExerciseRow,
  FilteredPicture,
  FilterPreset,
  FilterRequest,
  KerasTraining,
  LearnedFilters,
  NetworkChoice,
  NetworkExplanation,
  ValueExplanation,
  ValueRequest,
} from "./explore";
import type { ImageSource } from "./images";
import type { KeptData } from "./kept";
import type { LearnOutlook, LearnProgress, LearnRequest, LearnResult, ReferenceScore } from "./learning";
import type { ArchitectureInfo, ModelFiles, StoredModel } from "./models";
import type { RememberRequest, RetrainProgress, RetrainRequest, RetrainResult } from "./retraining";
import type {
  CopyProgress,
  ExportedFile,
  ImportedModel,
  ImportedProject,
  ImportModelRequest,
  ModelFormat,
} from "./take-along";
import type {
  CountProgress,
  EvaluateRequest,
  Evaluation,
  ResumeRequest,
  RunSummary,
  TrainProgress,
  TrainRequest,
  TrainResult,
} from "./training";

export interface StartRequest {
  /** Version of the app: remembered backend choices of another version do not count. */
  readonly appVersion: string;
  /** A backend that the user or the address insists on. */
  readonly backend?: BackendName;
  /** Backends that hung: not to be tried again. */
  readonly avoid?: readonly BackendName[];
}

export interface Started {
  readonly backend: ActiveBackend;
  readonly choice: BackendChoice;
  /** The model that answers; absent where its files could not be had, of which a notice tells. */
  readonly model?: StoredModel;
  /** `memory`: this window has no IndexedDB, and forgets everything when it closes. */
  readonly storage: "persistent" | "memory";
  /** Why nothing is kept, in a sentence for the user. */
  readonly forgetfulBecause?: string;
  /** Whether the page may use threads. */
  readonly isolated: boolean;
}

export interface ProbeRequest {
  readonly backend: BackendName;
  readonly purpose: Purpose;
}

/** Every call the worker takes: what goes in, what is reported on the way, what comes out. */
export interface Calls {
  /** Tells which backend it tries, so that one that hangs can be told from the others. */
  start: { request: StartRequest; progress: { readonly trying: BackendName }; result: Started };
  classify: { request: ClassifyRequest; progress: never; result: Classification };

  probeBackend: { request: ProbeRequest; progress: never; result: ProbeReport };
  chooseBackend: {
    request: { purpose: Purpose; reports: readonly ProbeReport[]; picked?: BackendName };
    progress: never;
    result: BackendChoice;
  };
  rememberedChoice: { request: { purpose: Purpose }; progress: never; result: BackendChoice | null };

  memoryUse: { request: undefined; progress: never; result: MemoryUse };

  listArchitectures: { request: undefined; progress: never; result: readonly ArchitectureInfo[] };
  listModels: { request: undefined; progress: never; result: readonly StoredModel[] };
  activateModel: { request: { name: string }; progress: never; result: StoredModel };
  deleteModel: { request: { name: string }; progress: never; result: undefined };
  /** Changes the title of a model that was made here or brought in: 1 to 60 characters. */
  renameModel: { request: { name: string; title: string }; progress: never; result: StoredModel };
  exportModel: { request: { name: string }; progress: never; result: ModelFiles };
  /** The network alone as an ONNX file: input and output as the LayersModel's, probabilities not calibrated. */
  exportOnnx: { request: { name: string }; progress: never; result: Uint8Array<ArrayBuffer> };

  datasetStatus: { request: undefined; progress: never; result: DatasetStatus };
  downloadDataset: { request: undefined; progress: DownloadProgress; result: DatasetStatus };
  deleteDataset: { request: undefined; progress: never; result: DatasetStatus };

  train: { request: TrainRequest; progress: TrainProgress; result: TrainResult };
  resumeTraining: { request: ResumeRequest; progress: TrainProgress; result: TrainResult };
  /** `pause` keeps a checkpoint and ends the call; `finish` ends training now and evaluates what there is. */
  controlTraining: { request: { action: "pause" | "finish" }; progress: never; result: undefined };
  listRuns: { request: undefined; progress: never; result: readonly RunSummary[] };
  /** Makes a finished run a model of its own under `name`. */
  keepRun: { request: { run: string; name: string; title: string }; progress: never; result: StoredModel };
  discardRun: { request: { run: string }; progress: never; result: undefined };

  /** Makes a new model of an old one and some photos, without forgetting what that knew. */
  retrain: { request: RetrainRequest; progress: RetrainProgress; result: RetrainResult };
  /** The file of what a model is to remember of pictures: those it learned from, or others to check it by. */
  remember: { request: RememberRequest; progress: never; result: Uint8Array<ArrayBuffer> };

  listClasses: { request: undefined; progress: never; result: readonly ClassInfo[] };
  addClass: { request: { name: string }; progress: never; result: ClassInfo };
  renameClass: { request: { id: string; name: string }; progress: never; result: ClassInfo };
  hideClass: { request: { id: string; hidden: boolean }; progress: never; result: ClassInfo };
  /** Photos of `from` become photos of `into`, and what a model answers as `from` is shown as `into`. */
  mergeClasses: { request: { from: string; into: string }; progress: never; result: ClassInfo };
  /** Deletes a class of the owner's with its photos, which `restorePhotos` brings back with it. */
  deleteClass: { request: { id: string }; progress: never; result: { readonly photos: readonly string[] } };

  /** Keeps what can be kept; a full device leaves what was added. Cancelled, it answers with what it did until then. */
  addPhotos: { request: AddPhotosRequest; progress: AddPhotosProgress; result: AddedPhotos };
  /** All photos, newest first; of one class where told. */
  listPhotos: { request: { label?: string }; progress: never; result: readonly CollectedPhoto[] };
  photoPixels: { request: { ids: readonly string[] }; progress: never; result: readonly PhotoPixels[] };
  photoInput: { request: { id: string }; progress: never; result: PhotoInput };
  movePhotos: { request: { ids: readonly string[]; label: string }; progress: never; result: undefined };
  /** They can be brought back until the app is closed. */
  deletePhotos: { request: { ids: readonly string[] }; progress: never; result: undefined };
  restorePhotos: { request: { ids: readonly string[] }; progress: never; result: undefined };
  /** Groups of photos that look alike, the ids of each oldest first. */
  findDuplicates: { request: undefined; progress: never; result: readonly (readonly string[])[] };
  storageUse: { request: undefined; progress: never; result: StorageUse };
  describeKept: { request: undefined; progress: never; result: KeptData };
  /** Of all that is kept, in one transaction; the page has to be reloaded then. */
  deleteEverything: { request: undefined; progress: never; result: undefined };

  learnOutlook: { request: undefined; progress: never; result: LearnOutlook };
  /** Makes a new version of a model from the owner's collection; active at once where it is no worse. */
  learn: { request: LearnRequest; progress: LearnProgress; result: LearnResult };
  checkOnReference: { request: { name: string }; progress: never; result: ReferenceScore };

  exportProject: { request: undefined; progress: CopyProgress; result: ExportedFile };
  importProject: { request: { file: Blob }; progress: CopyProgress; result: ImportedProject };
  exportModelAs: { request: { name: string; format: ModelFormat }; progress: never; result: ExportedFile };
  importModel: { request: ImportModelRequest; progress: never; result: ImportedModel };

  evaluate: { request: EvaluateRequest; progress: CountProgress; result: Evaluation };
  /** The layers with the sums behind them; options that do not go together come back as a conflict. */
  explainNetwork: { request: NetworkChoice; progress: never; result: NetworkExplanation };
  exportKeras: {
    request: { network: NetworkChoice; training?: KerasTraining };
    progress: never;
    result: string;
  };
  activations: { request: ActivationsRequest; progress: never; result: Activations };
  explainValue: { request: ValueRequest; progress: never; result: ValueExplanation };
  learnedFilters: { request: { model: string; layer: string }; progress: never; result: LearnedFilters };
  listFilters: { request: undefined; progress: never; result: readonly FilterPreset[] };
  filterPicture: { request: FilterRequest; progress: never; result: FilteredPicture };
  listExercises: { request: undefined; progress: never; result: readonly ExerciseRow[] };
  keepExercise: { request: ExerciseRow; progress: never; result: undefined };
  deleteExercise: { request: { id: string }; progress: never; result: undefined };

  /** Starts a backend in a worker that does nothing else; the three calls below go on from there. */
  openBench: { request: BenchOpenRequest; progress: never; result: BenchOpened };
  checkBench: { request: { reference?: BenchAnswers }; progress: never; result: BenchCheck };
  timeBench: { request: BenchSliceRequest; progress: never; result: BenchSlice };
  profileBench: { request: undefined; progress: never; result: BenchProfile };
  /** What only a page is told of the battery goes in. */
  describeDevice: { request: { battery?: BatteryState }; progress: never; result: BenchDevice };

  listBench: { request: undefined; progress: never; result: readonly KeptBench[] };
  keepBench: { request: { document: BenchDocument }; progress: never; result: KeptBench };
  deleteBench: { request: { ids: readonly string[] }; progress: never; result: undefined };
  /** Checks and keeps results from elsewhere; whatever is no sound result is refused, and the others are kept. */
  openBenchResults: {
    request: { candidates: readonly BenchCandidate[] };
    progress: never;
    result: BenchOpening;
  };
  /** The text of a QR code in a picture; null where there is none. */
  readQr: { request: { image: ImageSource }; progress: never; result: string | null };
  /** A result as the end of a link. */
  linkBench: { request: { id: string }; progress: never; result: string };
}

export type CallName = keyof Calls;
export type CallRequest<K extends CallName> = Calls[K]["request"];
export type CallProgress<K extends CallName> = Calls[K]["progress"];
export type CallResult<K extends CallName> = Calls[K]["result"];

/** The object that the worker exposes. `id` is the caller's, unique among its outstanding calls. */
export interface ModelService {
  call<K extends CallName>(
    id: number,
    name: K,
    request: CallRequest<K>,
    onProgress?: (progress: CallProgress<K>) => void,
  ): Promise<Outcome<CallResult<K>>>;
  /**
   * Who is told what went wrong and was mended, in sentences for the user, and the language of all sentences. Comes
   * before any call.
   */
  listen(onNotice: (notice: string) => void, language: Language): void;
  /** Asks an outstanding call to end; it then fails with `cancelled`. No effect on one that has ended. */
  cancel(id: number): void;
}

export interface CallOptions<K extends CallName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CallProgress<K>) => void;
  /** Objects in the request to move to the worker rather than copy. */
  readonly transfer?: Transferable[];
}

/**
 * The worker as the interface sees it: the same calls, with results unwrapped.
 * A failed call rejects with a `HangerError`; a cancelled one with code `cancelled`; one whose worker died
 * with `worker-died`, after which the next call goes to a new worker.
 */
export interface ModelClient {
  call<K extends CallName>(
    name: K,
    request: CallRequest<K>,
    options?: CallOptions<K>,
  ): Promise<CallResult<K>>;
  /**
   * Times every candidate backend for `purpose`, each in a fresh worker under a time limit, and adopts the
   * fastest that answers right. Takes seconds; safe to cancel.
   */
  measureBackends(
    purpose: Purpose,
    options?: { signal?: AbortSignal; onReport?: (report: ProbeReport) => void },
  ): Promise<BackendChoice>;
  /**
   * Measures backends, each in a worker of its own. Aborting ends it early, with what there is by then; keeps and
   * changes nothing on the device.
   */
  runBenchmark(
    request: BenchRequest,
    options?: { signal?: AbortSignal; onProgress?: (progress: BenchProgress) => void },
  ): Promise<BenchDocument>;
  /** Called when a worker died and a new one took its place. Returns the function that unsubscribes. */
  onRestart(listener: () => void): () => void;
  /**
   * Called with a sentence for the user when something went wrong in the worker and was mended. Returns the function
   * that unsubscribes.
   */
  onNotice(listener: (notice: string) => void): () => void;
}
