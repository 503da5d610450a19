import { HangerError, type StoredModel } from "../../../src/contract";
import { listArchitectures } from "../../../src/ml/architectures/registry";
import { deleteModel, type ModelRecord } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import { workerWords } from "../../../src/words/worker";
import type { Handlers } from "../service";
import type { Session } from "../session";
import { ACTIVE_MODEL, isShipped, loadModel, loadModelRecord, SHIPPED_MODELS, shownTitle } from "./shipped-models";

type ModelCalls =
  | "listArchitectures"
  | "listModels"
  | "activateModel"
  | "deleteModel"
  | "renameModel"
  | "exportModel"
  | "exportOnnx";

const LONGEST_TITLE = 60;

export const modelHandlers: Pick<Handlers, ModelCalls> = {
  listArchitectures: async () => listArchitectures(),

  async listModels(_, { session }) {
    // Which of them answers is known once the session has begun.
    await session.begun();
    const storage = await session.storage;
    for (const name of SHIPPED_MODELS) await loadModelRecord(storage, name);
    return (await storage.getAll("models")).map((record) => describe(record, session));
  },

  async activateModel({ name }, { session }) {
    await session.useModel(name);
    const storage = await session.storage;
    await storage.write([{ store: "settings", key: ACTIVE_MODEL, value: name }]);
    return describe(await loadModelRecord(storage, name), session);
  },

  async deleteModel({ name }, { session }) {
    if (isShipped(name)) {
      throw new HangerError("bad-request", workerWords.shippedModelStays);
    }
    if (session.activeModelName === name) {
      throw new HangerError("bad-request", workerWords.modelInUse);
    }
    await (await session.storage).write(deleteModel(name));
  },

  async renameModel({ name, title }, { session }) {
    const storage = await session.storage;
    const record = await loadModelRecord(storage, name);
    const clean = title.replace(/[\s\p{Cc}]+/gu, " ").trim();
    if (record.origin === "shipped" || clean === "" || [...clean].length > LONGEST_TITLE) {
      throw new HangerError("bad-request", workerWords.titleLength(LONGEST_TITLE));
    }
    const renamed = { ...record, card: { ...record.card, title: clean } };
    await storage.write([{ store: "models", key: name, value: renamed }]);
    return describe(renamed, session);
  },

  async exportModel({ name }, { session }) {
    const { card, modelJson, weights } = await loadModel(await session.storage, name);
    return { card, modelJson, weights };
  },

  async exportOnnx({ name }, { session }) {
    const { toOnnx } = await withWords(import("../../../src/formats/onnx"));
    return session.lend(name, ({ network }) => toOnnx(network));
  },
};

export function describe({ card, bytes, origin }: ModelRecord, session: Session): StoredModel {
  const active = session.activeModelName === card.name;
  const shown = { ...card, title: shownTitle({ card, origin }) };
  return { name: card.name, card: shown, active, bytes: bytes.weights, origin };
}
