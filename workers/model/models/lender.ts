import { Classifier } from "../../../src/ml/networks/classifier";
import { letGo } from "../../../src/ml/ops/guard";
import type { Session } from "../session";
import { loadModel } from "./shipped-models";

/** Lends stored models to look into, besides the one that answers. */
export class ModelLender {
  /** The model that was looked into last. */
  private lent:
    | { readonly name: string; readonly sha256: string; readonly classifier: Classifier }
    | undefined;
  private lending: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** To one borrower after the other: the model that answers, or one that is kept until another is asked for. */
  lend<T>(name: string, work: (classifier: Classifier) => Promise<T>): Promise<T> {
    const { session } = this;
    const lent = this.lending.then(async () => {
      await session.begun();
      return session.recovering(async () =>
        work(session.activeModelName === name ? session.activeModel : await this.borrow(name)),
      );
    });
    this.lending = lent.catch(() => undefined);
    return lent;
  }

  giveBack(): void {
    const { lent } = this;
    this.lent = undefined;
    if (lent) letGo(() => lent.classifier.dispose());
  }

  private async borrow(name: string): Promise<Classifier> {
    const storage = await this.session.storage;
    const stored = await storage.get("models", name).catch(() => undefined);
    const { lent } = this;
    // Two models may have the same weights, and call what they answer differently.
    if (lent?.name === name && lent.sha256 === stored?.sha256) return lent.classifier;
    const record = await loadModel(storage, name);
    const classifier = await Classifier.load(record, record.card);
    this.giveBack();
    this.lent = { name, sha256: record.sha256, classifier };
    return classifier;
  }
}
