import { type ActiveBackend, type BackendName, HangerError } from "../../../src/contract";
import { aloneOnDevice } from "../../../src/locks/heavy-work";
import { activateBackend, dropBackend } from "../../../src/ml/backends/activate";
import { PROVISIONAL_ORDER, startingOrder } from "../../../src/ml/backends/choice";
import { BackendFailure, NoNumber } from "../../../src/ml/ops/guard";
import { workerWords } from "../../../src/words/worker";
import { environment } from "./environment";

/** Networks in the memory of the backend at work. They go with it when another takes its place. */
export interface BackendNetworks {
  /** Lets go of them. */
  forget(): void;
  /** Loads again what answers, on the backend at work. */
  restore(): Promise<void>;
}

/**
 * The backend of this worker, one at a time:
 *
 *     none --use()--> active --use(other)--> switching --> active (the earlier one where the other does not start)
 *                     active --a BackendFailure in trying()--> replacing --> active (the same one, started again)
 *                     active --a BackendFailure in recovering()--> replacing --> active (the next one)
 *                                                                            --> active (the last one; all may be tried again)
 *
 * Switches and replacements are made one after the other.
 */
export class Computing {
  /** The backend at work; undefined before any started. */
  backend: ActiveBackend | undefined;
  private training = false;
  /** What to answer with once the training under way has ended. */
  private afterTraining: BackendName | undefined;
  private starting: Promise<unknown> = Promise.resolve();
  private replacing: Promise<unknown> = Promise.resolve();
  private switching: Promise<unknown> = Promise.resolve();
  /** Backends that failed in this worker, or hung in one before it: tried again only if asked for. */
  private readonly failed = new Set<BackendName>();

  constructor(
    private readonly networks: BackendNetworks,
    private readonly notify: (notice: string) => void,
  ) {}

  /** Does what readies this worker, after any earlier readying; calls that need it wait for it, whether it succeeds or not. */
  begin<T>(work: () => Promise<T>): Promise<T> {
    const begun = this.starting.then(work);
    this.starting = begun.catch(() => undefined);
    return begun;
  }

  /** Settles once the worker is ready, or could not be readied. */
  async begun(): Promise<void> {
    await this.starting;
    await this.switching;
  }

  /** Never computes with these, unless the user picks one. */
  avoid(backends: readonly BackendName[]): void {
    for (const name of backends) this.failed.add(name);
  }

  /** Backends to try in turn, without those that failed. */
  candidates(wanted?: BackendName): readonly BackendName[] {
    return startingOrder(wanted).filter((name) => !this.failed.has(name));
  }

  /** @throws HangerError `bad-request` before any backend started */
  get active(): ActiveBackend {
    if (!this.backend) throw new HangerError("bad-request", workerWords.notStarted);
    return this.backend;
  }

  /**
   * Does what needs a backend. Where that fails, the next one takes its place, the user is told, and `work` is done
   * again, from its last checkpoint if it keeps any; each backend fails once at most.
   * @throws HangerError `backends-exhausted` where none is left
   */
  async recovering<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof BackendFailure)) throw error;
        await this.afterReplacing(() => this.replace(error));
      }
    }
  }

  /**
   * Does work that tries what came from outside, and refuses that where the backend fails at it. The backend is then started
   * again before the refusal is passed on: it may have stopped in the middle of a kernel, so its memory is not to be trusted.
   */
  async trying<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (refusal) {
      const { cause } = refusal as Error;
      if (cause instanceof BackendFailure && !(cause instanceof NoNumber)) {
        await this.afterReplacing(() => this.restart(cause));
      }
      throw refusal;
    }
  }

  private afterReplacing(work: () => Promise<void>): Promise<void> {
    const replaced = this.replacing.then(work);
    this.replacing = replaced.catch(() => undefined);
    return replaced;
  }

  private async restart(failure: BackendFailure): Promise<void> {
    const { backend } = failure;
    if (this.isReplaced(backend)) return;
    this.end(backend);
    await this.use(backend).catch(() => this.replace(failure));
  }

  /** Whether another call met the same failure before. */
  private isReplaced(backend: BackendName): boolean {
    return this.backend !== undefined && this.backend.backend !== backend;
  }

  private end(backend: BackendName): void {
    this.networks.forget();
    dropBackend(backend);
    this.backend = undefined;
  }

  private async replace(failure: BackendFailure): Promise<void> {
    const { backend } = failure;
    if (this.isReplaced(backend)) return;
    this.failed.add(backend);
    this.end(backend);
    for (const name of this.candidates()) {
      try {
        await this.use(name);
        return this.notify(workerWords.backendReplaced(backend, name));
      } catch {
        this.failed.add(name);
      }
    }
    // What fails everywhere is no backend's fault: all of them may be tried with the next picture or network.
    this.failed.clear();
    await this.use(PROVISIONAL_ORDER.at(-1)!);
    throw new HangerError("backends-exhausted", workerWords.nothingComputes, { cause: failure });
  }

  /**
   * Makes `wanted` the backend of this worker, or the next one where it has failed before; the active model moves with
   * it. Where it does not start, the earlier one stays.
   * @throws HangerError `backend-unavailable`
   */
  use(wanted: BackendName): Promise<ActiveBackend> {
    const switched = this.switching.then(() => this.switchTo(wanted));
    this.switching = switched.catch(() => undefined);
    return switched;
  }

  private async switchTo(wanted: BackendName): Promise<ActiveBackend> {
    const name = this.failed.has(wanted) ? (this.candidates()[0] ?? wanted) : wanted;
    const earlier = this.backend;
    if (earlier?.backend === name) return earlier;
    this.networks.forget();
    try {
      this.backend = await activateBackend(name, environment);
    } catch (error) {
      if (earlier) await activateBackend(earlier.backend, environment);
      throw error;
    } finally {
      if (this.backend) await this.networks.restore();
    }
    return this.backend;
  }

  /** Answers with `name` from now on; while a training has the worker, from its end on. */
  async answerWith(name: BackendName): Promise<void> {
    this.failed.delete(name);
    if (this.training) this.afterTraining = name;
    else await this.use(name);
  }

  /**
   * Does work that takes the whole device, one at a time over all windows; the backend that answered before does so again
   * afterwards.
   * @throws HangerError `training-busy`
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return aloneOnDevice(() => this.train(work));
  }

  private async train<T>(work: () => Promise<T>): Promise<T> {
    this.training = true;
    this.afterTraining = this.backend?.backend;
    try {
      return await work();
    } finally {
      this.training = false;
      const { afterTraining } = this;
      // The result of the training is not lost where the earlier backend does not start again.
      if (afterTraining) {
        await this.use(afterTraining).catch(() => this.notify(workerWords.backendUnavailable(afterTraining)));
      }
    }
  }
}
