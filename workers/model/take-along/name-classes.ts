import { type CallRequest, HangerError, type StoredModel } from "../../../src/contract";
import { labelsFor } from "../../../src/formats/layers-model/labels";
import { networkWords } from "../../../src/words/networks";
import type { WorkerContext } from "../context";
import { describeModel } from "../models/describe-model";
import { loadModelRecord } from "../models/shipped-models";

/** Says what the classes of an imported model are called, as a file beside it would have said. */
export async function nameClasses(
  { name, names }: CallRequest<"nameClasses">,
  { storage, answering }: Pick<WorkerContext, "storage" | "answering">,
): Promise<StoredModel> {
  const record = await loadModelRecord(storage, name);
  const classes = record.card.labels.length;
  if (record.origin !== "imported" || names.length !== classes) {
    throw new HangerError("bad-request", networkWords.otherNames(names.length, classes));
  }
  const labels = labelsFor(classes, names, await storage.getAll("classes"));
  const named = { ...record, card: { ...record.card, labels } };
  await storage.write([{ store: "models", key: name, value: named }]);
  if (answering.activeName === name) await answering.use(name);
  return describeModel(named, answering);
}
