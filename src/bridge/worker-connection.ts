import type { Remote } from "comlink";
import {
  type BackendName,
  type CallName,
  type CallOptions,
  type CallProgress,
  type CallRequest,
  type CallResult,
  HangerError,
  type ModelService,
} from "../contract";
import { uniqueId } from "../random/unique-id";
import { calculationWords } from "../words/calculation";
import { language } from "../words/translatable";

type Comlink = typeof import("comlink");

/** It comes while the worker's own script does, and is not needed to show the page. */
const loadComlink = (): Promise<Comlink> => import(/* webpackChunkName: "comlink" */ "comlink");

interface Outstanding {
  readonly name: CallName;
  readonly reject: (error: HangerError) => void;
}

/**
 * One worker at a time, and what is outstanding with it. Comlink's own promises never settle when a worker
 * dies, so each call is raced against that here; the next call after a death goes to a new worker.
 */
export class WorkerConnection {
  private worker: Worker | undefined;
  private service: Remote<ModelService> | undefined;
  private readonly outstanding = new Map<number, Outstanding>();
  private readonly restartListeners = new Set<() => void>();
  private readonly noticeListeners = new Set<(notice: string) => void>();
  private downloadListener: (isDownloading: boolean) => void = () => {};
  private lastId = 0;
  private name = "";
  private watched: AbortController | undefined;
  private died = false;
  /** The backend that the worker computes with, as its last answer said; undefined before any. */
  backend: BackendName | undefined;
  /** Whether the worker downloads something, at first itself: what limits its time leaves that out. */
  isDownloading = true;

  async call<K extends CallName>(
    name: K,
    request: CallRequest<K>,
    options: CallOptions<K> = {},
  ): Promise<CallResult<K>> {
    const { signal, onProgress, transfer: transferables = [] } = options;
    if (signal?.aborted) throw cancelled();
    const id = ++this.lastId;
    // Progress comes through a port of its own: some of it may arrive after the answer, or after the call was cancelled.
    let settled = false;
    const tell = (progress: CallProgress<K>) => {
      if (!settled && !signal?.aborted) onProgress?.(progress);
    };
    let cancel = () => {};
    const death = new Promise<never>((_, reject) => this.outstanding.set(id, { name, reject }));
    try {
      const [service, { proxy, transfer }] = await Promise.race([this.start(), death]);
      if (signal?.aborted) throw cancelled();
      cancel = () => void service.cancel(id);
      signal?.addEventListener("abort", cancel);
      const moved = transferables.length > 0 ? transfer(request as object, transferables) : request;
      const listener = onProgress && proxy(tell);
      const answer = service.call(id, name, moved as CallRequest<K>, listener);
      const outcome = await Promise.race([answer, death]);
      this.watch();
      this.backend = outcome.backend;
      if (!outcome.ok) throw HangerError.fromFailure(outcome.failure);
      return outcome.value as CallResult<K>;
    } finally {
      settled = true;
      signal?.removeEventListener("abort", cancel);
      this.outstanding.delete(id);
    }
  }

  onRestart(listener: () => void): () => void {
    this.restartListeners.add(listener);
    return () => this.restartListeners.delete(listener);
  }

  onNotice(listener: (notice: string) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  onDownload(listener: (isDownloading: boolean) => void): void {
    this.downloadListener = listener;
  }

  private hearDownload(isDownloading: boolean): void {
    this.isDownloading = isDownloading;
    this.downloadListener(isDownloading);
  }

  /** Whether nothing but calls of this name is outstanding. */
  onlyWaitsFor(name: CallName): boolean {
    return [...this.outstanding.values()].every((call) => call.name === name);
  }

  /** Ends a worker that no longer answers; the next call goes to a new one. */
  replace(cause: string): void {
    if (this.worker) this.bury(this.worker, cause);
  }

  /** Ends the worker at once, as a last resort; whatever was waiting for it is rejected. */
  terminate(): void {
    this.end(new HangerError("worker-died", calculationWords.ended));
  }

  /** Calls that wait for it go on in their order, and are rejected where the worker dies meanwhile. */
  private async start(): Promise<readonly [Remote<ModelService>, Comlink]> {
    const worker = this.spawn();
    const comlink = await loadComlink().catch((cause) => {
      throw new HangerError("worker-died", calculationWords.died, { cause });
    });
    if (worker === this.worker) this.service ??= this.serviceOf(worker, comlink);
    return [this.service!, comlink];
  }

  private spawn(): Worker {
    if (this.worker) return this.worker;
    const name = `model-${uniqueId()}`;
    const worker = new Worker(
      /* webpackChunkName: "model" */ new URL("../../workers/model/index.ts", import.meta.url),
      { name },
    );
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.bury(worker, event.message);
    });
    this.name = name;
    this.worker = worker;
    this.hearDownload(true);
    if (this.died) {
      this.died = false;
      for (const listener of this.restartListeners) listener();
    }
    return worker;
  }

  private serviceOf(worker: Worker, { proxy, wrap }: Comlink): Remote<ModelService> {
    const service = wrap<ModelService>(worker);
    const tell = (notice: string) => {
      for (const listener of this.noticeListeners) listener(notice);
    };
    const hear = (isDownloading: boolean) => {
      if (worker === this.worker) this.hearDownload(isDownloading);
    };
    void service.listen(proxy(tell), proxy(hear), language());
    return service;
  }

  /** Browsers tell nobody of a worker that ends without an error: what it leaves behind is its lock. */
  private watch(): void {
    const { worker, watched } = this;
    if (!worker || watched) return;
    this.watched = new AbortController();
    navigator.locks
      ?.request(this.name, { signal: this.watched.signal }, async () => this.bury(worker, "ended"))
      .catch(() => undefined);
  }

  private bury(worker: Worker, cause: string): void {
    if (worker !== this.worker) return;
    this.died = true;
    this.end(new HangerError("worker-died", calculationWords.died, { cause }));
  }

  private end(error: HangerError): void {
    this.watched?.abort();
    this.watched = undefined;
    this.worker?.terminate();
    this.worker = undefined;
    this.service = undefined;
    const waiting = [...this.outstanding.values()];
    this.outstanding.clear();
    for (const { reject } of waiting) reject(error);
  }
}

const cancelled = () => new HangerError("cancelled", calculationWords.stopped);
