import { HangerError } from "../../../src/contract";
import { Classifier } from "../../../src/ml/networks/classifier";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { type Head, headOf } from "../../../src/ml/networks/head";
import { bodyOf } from "../../../src/ml/networks/layers-model";
import { letGo } from "../../../src/ml/ops/guard";
import type { Body } from "../../../src/ml/training/features";
import { decodeMemory, type Memory } from "../../../src/ml/training/memory";
import type { ModelRecord, Storage, WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { loadModel, loadModelRecord, loadPart, TEACHABLE_MODELS } from "../models/shipped-models";

/** A model taken apart to be taught: what stays as it is, and what learns. */
export interface Base {
  readonly record: WholeModel;
  readonly classifier: Classifier;
  readonly body: Body;
  readonly head: Head;
  readonly memory: Memory;
}

/**
 * A model with what it remembers, on the current backend.
 * @throws HangerError `model-invalid` where it cannot be taught
 */
export async function loadBase(record: WholeModel): Promise<Base> {
  const classifier = await Classifier.load(record, record.card);
  try {
    const head = await headOf(classifier.network);
    const { body } = splitAtHead(classifier.network)!;
    return { record, classifier, body, head, memory: decodeMemory(await memoryOf(record), head[0]!.inputs) };
  } catch (error) {
    letGo(() => classifier.dispose());
    throw error;
  }
}

async function memoryOf({ card, memory }: WholeModel): Promise<ArrayBuffer> {
  if (memory) return memory;
  if (!isTeachable(card.name)) throw unteachable();
  return loadPart(card.name, "memory.bin");
}

const isTeachable = (name: string) => (TEACHABLE_MODELS as readonly string[]).includes(name);

/** The parts of a model that say whose version it is. */
type Versioned = Pick<ModelRecord, "card" | "sha256">;

/**
 * The model that comes with the app and that `model` is a version of: the one whose convolutions it has, to the last bit.
 * @throws HangerError `model-invalid` where there is none
 */
export async function rootOf(storage: Storage, model: Versioned): Promise<ModelRecord> {
  for (const name of TEACHABLE_MODELS) {
    const shipped = await loadModelRecord(storage, name);
    if (await isVersionOf(storage, model, shipped)) return shipped;
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
