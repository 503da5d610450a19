import {
  type ActiveBackend,
  aloneOnDevice,
  type BackendName,
  HangerError,
  type ModelCard,
} from "../../src/contract";
import { activateBackend } from "../../src/ml/backends/activate";
import type { BackendBenchmark } from "../../src/ml/backends/benchmark";
import { Classifier } from "../../src/ml/models/classifier";
import { openStorage, type Storage } from "../../src/storage";
import { BackendChoices } from "./backend-choices";
import type { ClassRecords } from "./collection/answers";
import { environment } from "./environment";
import { loadModelRecord, SHIPPED_MODELS } from "./shipped-models";
import type { TrainingRun } from "./training-run";

/** The state that calls share: what is stored, the backend at work, the model that answers. */
export class Session {
  readonly storage: Promise<Storage> = openStorage();
  private backend: ActiveBackend | undefined;
  private classifier: Classifier | undefined;
  private modelName: string | undefined;
  /** A model that was looked into last, besides the one that answers. */
  private lent: { readonly sha256: string; readonly classifier: Classifier } | undefined;
  private lending: Promise<unknown> = Promise.resolve();
  private training = false;
  /** What to answer with once a training under way has ended. */
  private answering: BackendName | undefined;
  private starting: Promise<unknown> = Promise.resolve();
  /** The training under way. */
  run: TrainingRun | undefined;
  /** The backend that this worker measures. */
  benchmark: BackendBenchmark | undefined;
  private classes: Promise<ClassRecords> | undefined;
  private notices: string[] = [];
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
  }

  /** Keeps a sentence for the user until the next call that passes notices on. */
  notify(notice: string): void {
    this.notices.push(notice);
  }

  takeNotices(): readonly string[] {
    const taken = this.notices;
    this.notices = [];
    return taken;
  }

  /**
   * What the owner changed of the classes, read once: whoever writes class records calls `forgetClasses`. Answers do not
   * fail where they cannot be read.
   */
  classRecords(): Promise<ClassRecords> {
    this.classes ??= this.storage
      .then((storage) => storage.getAll("classes"))
      .then((records) => new Map(records.map((record) => [record.id, record])))
      .catch(() => {
        this.classes = undefined;
        return new Map();
      });
    return this.classes;
  }

  forgetClasses(): void {
    this.classes = undefined;
  }

  /**
   * Makes `name` the backend of this worker; the active model moves with it. Where it does not start, the
   * earlier one stays.
   * @throws HangerError `backend-unavailable`
   */
  async useBackend(name: BackendName): Promise<ActiveBackend> {
    const earlier = this.backend;
    if (earlier?.backend === name) return earlier;
    this.classifier?.dispose();
    this.classifier = undefined;
    this.giveBack();
    try {
      this.backend = await activateBackend(name, environment);
    } catch (error) {
      if (earlier) await activateBackend(earlier.backend, environment);
      throw error;
    } finally {
      if (this.backend && this.modelName) await this.useModel(this.modelName);
    }
    return this.backend;
  }

  /** Answers with `name` from now on; while a training has the worker, from its end on. */
  async answerWith(name: BackendName): Promise<void> {
    if (this.training) this.answering = name;
    else await this.useBackend(name);
  }

  /** Readies a fresh worker to answer with `name` and the standard model, whatever the user has chosen. */
  async start(name: BackendName): Promise<void> {
    await this.useBackend(name);
    await this.useModel(SHIPPED_MODELS[0]);
  }

  get activeBackend(): ActiveBackend {
    if (!this.backend) throw new HangerError("bad-request", "Start Hanger before asking it for anything.");
    return this.backend;
  }

  /** Makes a stored model the one that answers. It replaces the current one only once it is whole. */
  async useModel(name: string): Promise<ModelCard> {
    const record = await loadModelRecord(await this.storage, name);
    const next = await Classifier.load(record, record.card);
    this.classifier?.dispose();
    this.classifier = next;
    this.modelName = name;
    return record.card;
  }

  /** Name of the model that answers; undefined where none could be loaded. */
  get activeModelName(): string | undefined {
    return this.classifier?.card.name;
  }

  get activeModel(): Classifier {
    if (!this.classifier)
      throw new HangerError("model-unavailable", "No model is loaded. Reload the page and try again.");
    return this.classifier;
  }

  /**
   * Lends a stored model to look into, to one borrower after the other: the one that answers, or one that is kept
   * until another is asked for.
   */
  lend<T>(name: string, work: (classifier: Classifier) => Promise<T>): Promise<T> {
    const lent = this.lending.then(async () => {
      await this.begun();
      return work(this.activeModelName === name ? this.activeModel : await this.borrow(name));
    });
    this.lending = lent.catch(() => undefined);
    return lent;
  }

  private async borrow(name: string): Promise<Classifier> {
    const storage = await this.storage;
    const stored = await storage.get("models", name).catch(() => undefined);
    if (this.lent && this.lent.sha256 === stored?.sha256) return this.lent.classifier;
    const record = await loadModelRecord(storage, name);
    const classifier = await Classifier.load(record, record.card);
    this.giveBack();
    this.lent = { sha256: record.sha256, classifier };
    return classifier;
  }

  private giveBack(): void {
    this.lent?.classifier.dispose();
    this.lent = undefined;
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
      if (this.answering) await this.useBackend(this.answering);
    }
  }
}
