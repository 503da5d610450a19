import { FOOTWEAR, HangerError, type ReferenceScore } from "../../../src/contract";
import { Classifier } from "../../../src/ml/networks/classifier";
import { answerFeatures, headOf } from "../../../src/ml/networks/head";
import { letGo } from "../../../src/ml/ops/guard";
import { ANY_SHOE, classesOf, decodeMemory, type Memory } from "../../../src/ml/training/memory";
import { topK } from "../../../src/ml/training/metrics";
import { recordOf, type WholeModel } from "../../../src/storage";
import { learningWords } from "../../../src/words/learning";
import { currentClass } from "../collection/answers";
import type { WorkerContext } from "../context";
import { loadModel, loadPart } from "../models/shipped-models";
import type { NamedHead } from "./answers";
import { rootOf } from "./base";
import type { ClassOf } from "./lessons";

/** The pictures to check versions of a model by that comes with the app. */
export async function referenceOf({ card }: Pick<WholeModel, "card">, { head }: NamedHead): Promise<Memory> {
  return decodeMemory(await loadPart(card.name, "reference.bin"), head.prototypes.inputs);
}

/** @throws HangerError `model-invalid` where the model does not end in dense layers */
export async function headOfRecord(record: WholeModel): Promise<NamedHead> {
  const classifier = await Classifier.load(record, record.card);
  try {
    const { labels, temperature } = record.card;
    return { head: await headOf(classifier.network), labels, temperature };
  } finally {
    letGo(() => classifier.dispose());
  }
}

/** Which of the reference pictures are answered right; any class that was merged with the right one is. */
export async function rightOnReference(
  reference: Memory,
  rootLabels: readonly string[],
  { head, labels }: NamedHead,
  classOf: ClassOf,
): Promise<readonly boolean[]> {
  const probabilities = await answerFeatures(head, reference.features);
  const { classes } = head;
  return Array.from(reference.labels, (label, i) => {
    const answer = classOf(labels[topK(probabilities.subarray(i * classes, (i + 1) * classes), 1)[0]!]!);
    return classesOf(label, rootLabels).some((name) => classOf(name) === answer);
  });
}

/**
 * What a model answers to the reference pictures.
 * @throws HangerError `model-unknown`, or `model-invalid` where it is no version of a model that comes with any
 */
export async function checkOnReference(
  { name }: { readonly name: string },
  { storage, classes }: Pick<WorkerContext, "storage" | "classes">,
): Promise<ReferenceScore> {
  const record = await loadModel(storage, name);
  const { shipped: root, isOfToday } = await rootOf(storage, recordOf(record));
  if (!isOfToday) throw new HangerError("model-invalid", learningWords.madeEarlier);
  const head = await headOfRecord(record);
  const reference = await referenceOf(root, head);
  const records = await classes.records();
  const right = await rightOnReference(reference, root.card.labels, head, (id) => currentClass(id, records));
  const byClass = new Map<string, boolean[]>();
  right.forEach((isRight, i) => {
    const index = reference.labels[i]!;
    const label = index === ANY_SHOE ? FOOTWEAR : root.card.labels[index]!;
    byClass.set(label, [...(byClass.get(label) ?? []), isRight]);
  });
  const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;
  return {
    accuracy: share(right),
    perClass: Object.fromEntries([...byClass].map(([label, rights]) => [label, share(rights)])),
    count: right.length,
  };
}
