import { type ActiveBackend, type BackendName, HangerError, type ModelCard } from "../../src/contract";
import { aloneOnDevice } from "../../src/locks/heavy-work";
import { activateBackend, dropBackend } from "../../src/ml/backends/activate";
import { PROVISIONAL_ORDER, startingOrder } from "../../src/ml/backends/choice";
import type { BackendBenchmark } from "../../src/ml/measuring/backend-benchmark";
import { Classifier } from "../../src/ml/networks/classifier";
import { BackendFailure, letGo } from "../../src/ml/ops/guard";
import { openStorage, type Storage } from "../../src/storage";
import { workerWords } from "../../src/words/worker";
import type { ClassRecords } from "./collection/answers";
import { BackendChoices } from "./computing/backend-choices";
import { environment } from "./computing/environment";
import { ModelLender } from "./models/lender";
import { loadModel, SHIPPED_MODELS } from "./models/shipped-models";
import type { TrainingRun } from "./training/training-run";

/** The state that calls share: what is stored, the backend at work, the model that answers. */
export class Session {
  readonly storage: Promise<Storage> = openStorage((reason) => {
    this.forgetfulBecause = reason;
  });
  /** Why this window keeps nothing, in a sentence; undefined where it does. */
  forgetfulBecause: string | undefined;
  private backend: ActiveBackend | undefined;
  private classifier: Classifier | undefined;
  private modelName: string | undefined;
  private readonly lender = new ModelLender(this);
  private training = false;
  /** What to answer with once a training under way has ended. */
  private answering: BackendName | undefined;
  private starting: Promise<unknown> = Promise.resolve();
  /** The training under way. */
  run: TrainingRun | undefined;
  /** The backend that this worker measures. */
  benchmark: BackendBenchmark | undefined;
  /** Backends that failed in this worker, or had one before it hang: not to be tried again unless asked for. */
  private readonly failed = new Set<BackendName>();
  private replacing: Promise<unknown> = Promise.resolve();
  private switching: Promise<unknown> = Promise.resolve();
  private classes: Promise<ClassRecords> | undefined;
  appVersion = "";

  async choices(): Promise<BackendChoices> {
    return new BackendChoices(await this.storage, this.appVersion);
  }

  /**
   * Does what readies this session, once an earlier readying is over; calls that need it wait for it, whether it succeeds
   * or not.
   */
  begin<T>(work: () => Promise<T>): Promise<T> {
    const begun = this.starting.then(work);
    this.starting = begun.catch(() => undefined);
    return begun;
  }

  async begun(): Promise<void> {
    await this.starting;
    await this.switching;
  }

  constructor(
    /** Tells the user something, in a sentence. */
    readonly notify: (notice: string) => void,
  ) {}

  /** Never computes with these, unless the user picks one. */
  avoid(backends: readonly BackendName[]): void {
    for (const name of backends) this.failed.add(name);
  }

  /** Backends to try in turn, without those that failed. */
  candidates(wanted?: BackendName): readonly BackendName[] {
    return startingOrder(wanted).filter((name) => !this.failed.has(name));
  }

  /**
   * What the owner changed of the classes, read once: whoever writes class records calls `forgetClasses`. Answers do not
   * fail where they cannot be read.
   */
  classRecords(): Promise<ClassRecords> {
    this.classes ??= this.readClasses().catch(() => {
      this.classes = undefined;
      return new Map();
    });
    return this.classes;
  }

  /** The same as they are now, after whatever another window wrote: for who changes them, or lists them. */
  async currentClassRecords(): Promise<ClassRecords> {
    const records = await this.readClasses();
    this.classes = Promise.resolve(records);
    return records;
  }

  private async readClasses(): Promise<ClassRecords> {
    const records = await (await this.storage).getAll("classes");
    return new Map(records.map((record) => [record.id, record]));
  }

  forgetClasses(): void {
    this.classes = undefined;
  }

  /**
   * Does what needs a backend. Where that fails, the next one takes its place, the user is told, and `work` is done
   * anew, from its last checkpoint if it keeps any; each backend fails once at most.
   * @throws HangerError `backends-exhausted` where none is left
   */
  async recovering<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof BackendFailure)) throw error;
        const replaced = this.replacing.then(() => this.replace(error));
        this.replacing = replaced.catch(() => undefined);
        await replaced;
      }
    }
  }

  private async replace(failure: BackendFailure): Promise<void> {
    const { backend } = failure;
    // Another call met the same failure before.
    if (this.backend && this.backend.backend !== backend) return;
    this.failed.add(backend);
    this.forgetNetworks();
    dropBackend(backend);
    this.backend = undefined;
    for (const name of this.candidates()) {
      try {
        await this.useBackend(name);
        return this.notify(workerWords.backendReplaced(backend, name));
      } catch {
        this.failed.add(name);
      }
    }
    // What fails everywhere is no backend's fault: all of them may be tried with the next picture or network.
    this.failed.clear();
    await this.useBackend(PROVISIONAL_ORDER.at(-1)!);
    throw new HangerError("backends-exhausted", workerWords.nothingComputes, { cause: failure });
  }

  /**
   * Makes `wanted` the backend of this worker, or the next one where it has failed before; the active model moves with
   * it. Where it does not start, the earlier one stays.
   * @throws HangerError `backend-unavailable`
   */
  useBackend(wanted: BackendName): Promise<ActiveBackend> {
    const switched = this.switching.then(() => this.switchTo(wanted));
    this.switching = switched.catch(() => undefined);
    return switched;
  }

  private async switchTo(wanted: BackendName): Promise<ActiveBackend> {
    const name = this.failed.has(wanted) ? (this.candidates()[0] ?? wanted) : wanted;
    const earlier = this.backend;
    if (earlier?.backend === name) return earlier;
    this.forgetNetworks();
    try {
      this.backend = await activateBackend(name, environment);
    } catch (error) {
      if (earlier) await activateBackend(earlier.backend, environment);
      throw error;
    } finally {
      if (this.backend && this.modelName) await this.useModelAgain(this.modelName);
    }
    return this.backend;
  }

  /** The standard one, where another window has deleted that model meanwhile. */
  private async useModelAgain(name: string): Promise<void> {
    try {
      await this.useModel(name);
    } catch (error) {
      if (!(error instanceof HangerError) || name === SHIPPED_MODELS[0]) throw error;
      this.notify(error.message);
      await this.useModel(SHIPPED_MODELS[0]);
    }
  }

  /** What lies in a backend's memory is not worth keeping when another one takes its place. */
  private forgetNetworks(): void {
    const { classifier } = this;
    this.classifier = undefined;
    if (classifier) letGo(() => classifier.dispose());
    this.lender.giveBack();
  }

  /** Answers with `name` from now on; while a training has the worker, from its end on. */
  async answerWith(name: BackendName): Promise<void> {
    this.failed.delete(name);
    if (this.training) this.answering = name;
    else await this.useBackend(name);
  }

  /** Readies a fresh worker to answer with `name` and the standard model, whatever the user has chosen. */
  async start(name: BackendName): Promise<void> {
    await this.useBackend(name);
    await this.useModel(SHIPPED_MODELS[0]);
  }

  get activeBackend(): ActiveBackend {
    if (!this.backend) throw new HangerError("bad-request", workerWords.notStarted);
    return this.backend;
  }

  /** Makes a stored model the one that answers. It replaces the current one only once it is whole. */
  async useModel(name: string): Promise<ModelCard> {
    const record = await loadModel(await this.storage, name);
    const next = await Classifier.load(record, record.card);
    const earlier = this.classifier;
    if (earlier) letGo(() => earlier.dispose());
    this.classifier = next;
    this.modelName = name;
    return record.card;
  }

  /** Name of the model that answers; undefined where none could be loaded. */
  get activeModelName(): string | undefined {
    return this.classifier?.card.name;
  }

  get activeModel(): Classifier {
    if (!this.classifier) throw new HangerError("model-unavailable", workerWords.noModel);
    return this.classifier;
  }

  /** Lends a stored model to look into, to one borrower after the other. */
  lend<T>(name: string, work: (classifier: Classifier) => Promise<T>): Promise<T> {
    return this.lender.lend(name, work);
  }

  /**
   * Trains: one training at a time, after which the backend that answered before does so again.
   * @throws HangerError `training-busy`
   */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return aloneOnDevice(() => this.train(work));
  }

  private async train<T>(work: () => Promise<T>): Promise<T> {
    this.training = true;
    this.answering = this.backend?.backend;
    try {
      return await work();
    } finally {
      this.training = false;
      const { answering } = this;
      // What came of the training is not lost where the earlier backend does not start again.
      if (answering) {
        await this.useBackend(answering).catch(() => this.notify(workerWords.backendUnavailable(answering)));
      }
    }
  }
}
