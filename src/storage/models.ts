import type { ModelRecord, NetworkRecord, TaughtPhoto } from "./schema";
import type { Change, Storage } from "./storage";

/** A model with all its files, put together from the stores that they are kept in. */
export interface WholeModel extends Pick<ModelRecord, "card" | "origin" | "sha256">, NetworkRecord {
  readonly memory?: ArrayBuffer;
  readonly taught?: readonly TaughtPhoto[];
}

/** A model with all its files; undefined where one of them is lost. */
export async function readModel(
  storage: Storage,
  { card, origin, sha256, bytes }: ModelRecord,
): Promise<WholeModel | undefined> {
  const { name } = card;
  const [network, memory, taught] = await Promise.all([
    storage.get("networks", name),
    storage.get("memories", name),
    storage.get("taught", name),
  ]);
  if (!network || (bytes.memory > 0 && !memory)) return undefined;
  return { card, origin, sha256, ...network, ...(memory ? { memory } : {}), ...(taught ? { taught } : {}) };
}

/** What is kept of a model apart from its files. */
export function recordOf({ card, origin, sha256, modelJson, weights, memory }: WholeModel): ModelRecord {
  const bytes = {
    modelJson: modelJson.length,
    weights: weights.byteLength,
    memory: memory?.byteLength ?? 0,
  };
  return { card, origin, sha256, bytes };
}

/** The changes that keep a model under its card's name, in place of any that had the name. */
export function keepModel(model: WholeModel): readonly Change[] {
  const { card, modelJson, weights, memory, taught } = model;
  const key = card.name;
  return [
    { store: "models", key, value: recordOf(model) },
    { store: "networks", key, value: { modelJson, weights } },
    { store: "memories", key, ...(memory ? { value: memory } : {}) },
    { store: "taught", key, ...(taught ? { value: taught } : {}) },
  ];
}

/** The changes that leave nothing of a model. */
export const deleteModel = (key: string): readonly Change[] => [
  { store: "models", key },
  { store: "networks", key },
  { store: "memories", key },
  { store: "taught", key },
];
