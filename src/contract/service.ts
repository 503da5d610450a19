import type { Language } from "../words/language";
import type { BackendChoice, BackendName, ProbeReport, Purpose } from "./backends";
import type { BenchDocument, BenchProgress, BenchRequest } from "./benchmark";
import type { TransferringCall } from "./call-needs";
import type { CallName, CallProgress, CallRequest, CallResult } from "./calls";
import type { Failure } from "./errors";

/** What a call comes back with. Failures are values, so that nothing of them is lost between threads. */
export type Outcome<T> = (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }
) & {
  /** The backend that the worker computes with by now. */
  readonly backend?: BackendName;
};

/** The object that the worker exposes. `id` is the caller's, unique among its outstanding calls. */
export interface ModelService {
  call<K extends CallName>(
    id: number,
    name: K,
    request: CallRequest<K>,
    onProgress?: (progress: CallProgress<K>) => void,
  ): Promise<Outcome<CallResult<K>>>;
  /**
   * Who is told what went wrong and was mended, in sentences for the user; who is told when the worker begins and ends to
   * download; and the language of all sentences. Comes before any call.
   */
  listen(
    onNotice: (notice: string) => void,
    onDownload: (isDownloading: boolean) => void,
    language: Language,
  ): void;
  /** Asks an outstanding call to end; it then fails with `cancelled`. No effect on one that has ended. */
  cancel(id: number): void;
}

export interface CallOptions<K extends CallName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CallProgress<K>) => void;
  /** Objects in the request to move to the worker rather than copy. */
  readonly transfer?: K extends TransferringCall ? Transferable[] : never;
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
  /** Called when the worker begins and ends to download. */
  onDownload(listener: (isDownloading: boolean) => void): void;
}
