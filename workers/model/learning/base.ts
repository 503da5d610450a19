import { HangerError } from "../../../src/contract";
import { Classifier } from "../../../src/ml/networks/classifier";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { featuresBefore } from "../../../src/ml/networks/head";
import { bodyOf } from "../../../src/ml/networks/layers-model";
import { letGo } from "../../../src/ml/ops/guard";
import type { Body } from "../../../src/ml/training/features";
import { decodeStatistics, type Statistics } from "../../../src/ml/training/statistics";
import type { ModelRecord, Storage, WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { loadModel, loadModelRecord, loadPart, TEACHABLE_MODELS } from "../models/shipped-models";

/** A shipped model taken apart to be taught: what stays as it is, and from what its dense layers follow. */
export interface Base {
  readonly record: WholeModel;
  readonly classifier: Classifier;
  readonly body: Body;
  readonly statistics: Statistics;
}

/**
 * A model with what it knows of its pictures, on the current backend.
 * @param root The name of the shipped model that it is or is a version of
 * @throws HangerError `model-invalid` where it cannot be taught
 */
export async function loadBase(record: WholeModel, root: string): Promise<Base> {
  if (!isTeachable(root)) throw unteachable();
  const classifier = await Classifier.load(record, record.card);
  try {
    const size = featuresBefore(classifier.network) ?? 0;
    const statistics = decodeStatistics(await loadPart(root, "statistics.bin"), size);
    const { body } = splitAtHead(classifier.network)!;
    return { record, classifier, body, statistics };
  } catch (error) {
    letGo(() => classifier.dispose());
    throw error;
  }
}

const isTeachable = (name: string) => (TEACHABLE_MODELS as readonly string[]).includes(name);

/** The parts of a model that say whose version it is. */
type Versioned = Pick<ModelRecord, "card" | "sha256" | "bytes">;

/** The model that comes with the app and that another one is a version of. */
export interface Root {
  readonly shipped: ModelRecord;
  /** Whether the version has its convolutions, to the last bit. Versions that an earlier Hanger made have others. */
  readonly isOfToday: boolean;
}

/** @throws HangerError `model-invalid` where a model is no version of one that comes with the app */
export async function rootOf(storage: Storage, model: Versioned): Promise<Root> {
  for (const name of TEACHABLE_MODELS) {
    const shipped = await loadModelRecord(storage, name);
    if (await isVersionOf(storage, model, shipped)) return { shipped, isOfToday: true };
    // What was taught here, or elsewhere, remembers what it was taught.
    if (model.bytes.memory > 0) return { shipped, isOfToday: false };
  }
  throw unteachable();
}

/** By the checksums of two models' weights, whether the one is a version of the other. */
const comparisons = new Map<string, boolean>();

/** Reads both models' files, but only once for the same weights. */
async function isVersionOf(storage: Storage, model: Versioned, shipped: Versioned): Promise<boolean> {
  if (model.sha256 === shipped.sha256) return true;
  const compared = `${model.sha256} ${shipped.sha256}`;
  const known = comparisons.get(compared);
  if (known !== undefined) return known;
  const isVersion = hasBodyOf(
    await loadModel(storage, model.card.name),
    await loadModel(storage, shipped.card.name),
  );
  comparisons.set(compared, isVersion);
  return isVersion;
}

/** Whether the convolutions' weights are the same. */
function hasBodyOf(record: WholeModel, shipped: WholeModel): boolean {
  const [mine, theirs] = [bodyOf(record), bodyOf(shipped)];
  return (
    mine.bytes.length === theirs.bytes.length &&
    JSON.stringify(mine.entries) === JSON.stringify(theirs.entries) &&
    mine.bytes.every((byte, i) => byte === theirs.bytes[i])
  );
}

const unteachable = () => new HangerError("model-invalid", learningWords.unteachable);
