import type { RememberRequest } from "../../../src/contract";
import { LABELS } from "../../../src/contract";
import { type Examples, joinExamples } from "../../../src/ml/data/examples";
import { NONE_INDEX, trainingLabel } from "../../../src/ml/data/groups";
import { selectImages } from "../../../src/ml/data/images";
import { splitIndices } from "../../../src/ml/data/split";
import { Classifier } from "../../../src/ml/networks/classifier";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { letGo } from "../../../src/ml/ops/guard";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { featuresOf } from "../../../src/ml/training/features";
import { ANY_SHOE, encodeMemory } from "../../../src/ml/training/memory";
import { photoExamples } from "../../../src/ml/training/photo-examples";
import { Random } from "../../../src/random/random";
import { DatasetStore } from "../dataset/dataset-store";
import type { CallContext } from "../handler";
import { loadModel } from "../models/shipped-models";
import { framedPhoto } from "./photos-to-learn";

/** The seed by which shipped models were trained, and what they were trained on split from what they were not. */
const SPLIT_SEED = 1;

/** What a model is to remember of pictures: the file. */
export async function remember(
  { model, photos, pictures, photosPerLabel, picturesPerLabel, seed }: RememberRequest,
  { storage, signal }: CallContext<never>,
): Promise<Uint8Array<ArrayBuffer>> {
  const record = await loadModel(storage, model);
  const classifier = await Classifier.load(record, record.card);
  try {
    const known = photos.filter(({ label }) => trainingLabel(label) !== NONE_INDEX);
    const chosen = fewOfEach(known, ({ label }) => label, photosPerLabel, new Random(seed, 1));
    const framed = [];
    for (const photo of chosen) {
      signal.throwIfAborted();
      framed.push({ label: trainingLabel(photo.label), photo: await framedPhoto(photo) });
    }
    const train = await new DatasetStore(storage).load("train");
    const split = splitIndices(train.count, SPLIT_SEED);
    const offered = [...(pictures === "held-back" ? split.validation : split.train)].sort((a, b) => a - b);
    const taken = fewOfEach(offered, (i) => String(train.labels[i]), picturesPerLabel, new Random(seed, 2));
    const shape = classifier.inputShape;
    const examples = joinExamples([
      { examples: photoExamples(framed, shape), repeats: 1 },
      { examples: datasetExamples(selectImages(train, Uint32Array.from(taken)), shape), repeats: 1 },
    ]);
    const { body } = splitAtHead(classifier.network)!;
    const features = await featuresOf(body, examples, shape);
    const labels = Uint8Array.from({ length: examples.count }, (_, i) => labelOf(examples, i));
    return encodeMemory({ count: examples.count, size: features.length / examples.count, features, labels });
  } finally {
    letGo(() => classifier.dispose());
  }
}

const labelOf = (examples: Examples, index: number) => {
  const label = examples.label(index);
  return label < LABELS.length ? label : ANY_SHOE;
};

/** At most `most` items of each kind, drawn at random, in their order. */
function fewOfEach<T>(items: readonly T[], kindOf: (item: T) => string, most: number, random: Random): T[] {
  const taken = new Map<string, number>();
  const chosen = [...random.permutation(items.length)].filter((index) => {
    const kind = kindOf(items[index]!);
    const before = taken.get(kind) ?? 0;
    taken.set(kind, before + 1);
    return before < most;
  });
  return chosen.sort((a, b) => a - b).map((index) => items[index]!);
}
