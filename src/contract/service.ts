import type { ActiveBackend, BackendChoice, BackendName, ProbeReport, Purpose } from "./backends";
import type { BenchRequest, BenchRun } from "./bench";
import type { Classification, ClassifyRequest } from "./classify";
import type { DatasetStatus, DownloadProgress } from "./dataset";
import type { Outcome } from "./errors";
import type { ArchitectureInfo, ModelFiles, NetworkSummary, StoredModel } from "./models";
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
}

export interface Started {
  readonly backend: ActiveBackend;
  readonly choice: BackendChoice;
  /** The model that answers; absent where its files could not be had, of which a notice tells. */
  readonly model?: StoredModel;
  /** `memory`: this window has no IndexedDB, and forgets everything when it closes. */
  readonly storage: "persistent" | "memory";
  /** Whether the page may use threads. */
  readonly isolated: boolean;
  /** What went wrong on the way and was mended, in sentences for the user. */
  readonly notices: readonly string[];
}

export interface ProbeRequest {
  readonly backend: BackendName;
  readonly purpose: Purpose;
}

/** Every call the worker takes: what goes in, what is reported on the way, what comes out. */
export interface Calls {
  start: { request: StartRequest; progress: never; result: Started };
  classify: { request: ClassifyRequest; progress: never; result: Classification };

  probeBackend: { request: ProbeRequest; progress: never; result: ProbeReport };
  chooseBackend: {
    request: { purpose: Purpose; reports: readonly ProbeReport[]; picked?: BackendName };
    progress: never;
    result: BackendChoice;
  };
  rememberedChoice: { request: { purpose: Purpose }; progress: never; result: BackendChoice | null };

  listArchitectures: { request: undefined; progress: never; result: readonly ArchitectureInfo[] };
  listModels: { request: undefined; progress: never; result: readonly StoredModel[] };
  activateModel: { request: { name: string }; progress: never; result: StoredModel };
  deleteModel: { request: { name: string }; progress: never; result: undefined };
  exportModel: { request: { name: string }; progress: never; result: ModelFiles };
  summariseModel: { request: { name: string }; progress: never; result: NetworkSummary };

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

  evaluate: { request: EvaluateRequest; progress: CountProgress; result: Evaluation };
  benchmark: { request: BenchRequest; progress: CountProgress; result: BenchRun };
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
  /** Called when a worker died and a new one took its place. Returns the function that unsubscribes. */
  onRestart(listener: () => void): () => void;
}
