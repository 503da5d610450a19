import { HangerError, type ModelCard } from "../../../src/contract";
import { Classifier } from "../../../src/ml/networks/classifier";
import { letGo } from "../../../src/ml/ops/guard";
import type { Storage } from "../../../src/storage";
import { workerWords } from "../../../src/words/worker";
import type { BackendNetworks } from "../computing/computing";
import { loadModel, SHIPPED_MODELS } from "../models/shipped-models";

interface LentModel {
  readonly name: string;
  readonly sha256: string;
  readonly classifier: Classifier;
}

/**
 * The model that answers, and the one that was looked into last:
 *
 *     none --use(name)--> loaded --forget()--> named --restore()--> loaded
 *
 * A named model is one that lost its backend's memory, and is loaded again on the next backend.
 */
export class Answering implements BackendNetworks {
  private classifier: Classifier | undefined;
  private name: string | undefined;
  private lent: LentModel | undefined;
  private lending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly storage: Storage,
    private readonly notify: (notice: string) => void,
  ) {}

  /** Makes a stored model the one that answers. It replaces the current one only once it is whole. */
  async use(name: string): Promise<ModelCard> {
    const model = await loadModel(this.storage, name);
    const next = await Classifier.load(model, model.card);
    const earlier = this.classifier;
    if (earlier) letGo(() => earlier.dispose());
    this.classifier = next;
    this.name = name;
    return model.card;
  }

  /** Name of the model that answers; undefined where none could be loaded. */
  get activeName(): string | undefined {
    return this.classifier?.card.name;
  }

  /** @throws HangerError `model-unavailable` where none could be loaded */
  get active(): Classifier {
    if (!this.classifier) throw new HangerError("model-unavailable", workerWords.noModel);
    return this.classifier;
  }

  /**
   * Lends a stored model to look into, to one borrower after the other: the model that answers, or one that is kept until
   * another is asked for.
   */
  lend<T>(name: string, work: (classifier: Classifier) => Promise<T>): Promise<T> {
    const lent = this.lending.then(async () =>
      work(this.activeName === name ? this.active : await this.borrow(name)),
    );
    this.lending = lent.catch(() => undefined);
    return lent;
  }

  private async borrow(name: string): Promise<Classifier> {
    const { lent, storage } = this;
    const stored = await storage.get("models", name).catch(() => undefined);
    // Two models may have the same weights, and call what they answer differently.
    if (lent?.name === name && lent.sha256 === stored?.sha256) return lent.classifier;
    const model = await loadModel(storage, name);
    const classifier = await Classifier.load(model, model.card);
    this.giveBack();
    this.lent = { name, sha256: model.sha256, classifier };
    return classifier;
  }

  private giveBack(): void {
    const { lent } = this;
    this.lent = undefined;
    if (lent) letGo(() => lent.classifier.dispose());
  }

  forget(): void {
    const { classifier } = this;
    this.classifier = undefined;
    if (classifier) letGo(() => classifier.dispose());
    this.giveBack();
  }

  /** Where another window has deleted the model meanwhile, the standard one answers. */
  async restore(): Promise<void> {
    const { name } = this;
    if (name === undefined) return;
    try {
      await this.use(name);
    } catch (error) {
      if (!(error instanceof HangerError) || name === SHIPPED_MODELS[0]) throw error;
      this.notify(error.message);
      await this.use(SHIPPED_MODELS[0]);
    }
  }
}
