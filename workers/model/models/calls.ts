import { HangerError, type ModelsCalls } from "../../../src/contract";
import { listArchitectures } from "../../../src/ml/architectures/registry";
import { deleteModel } from "../../../src/storage";
import { workerWords } from "../../../src/words/worker";
import type { Handlers } from "../handler";
import { describeModel } from "./describe-model";
import { LONGEST_TITLE } from "./own-models";
import { ACTIVE_MODEL, isShipped, loadModelRecord, SHIPPED_MODELS } from "./shipped-models";

export const modelsCalls: Pick<Handlers, keyof ModelsCalls> = {
  listArchitectures: async () => listArchitectures(),

  async listModels(_, { storage, answering }) {
    for (const name of SHIPPED_MODELS) await loadModelRecord(storage, name);
    return (await storage.getAll("models")).map((record) => describeModel(record, answering));
  },

  async activateModel({ name }, { storage, answering }) {
    await answering.use(name);
    await storage.write([{ store: "settings", key: ACTIVE_MODEL, value: name }]);
    return describeModel(await loadModelRecord(storage, name), answering);
  },

  async deleteModel({ name }, { storage, answering }) {
    if (isShipped(name)) throw new HangerError("bad-request", workerWords.shippedModelStays);
    if (answering.activeName === name) throw new HangerError("bad-request", workerWords.modelInUse);
    await storage.write(deleteModel(name));
  },

  async renameModel({ name, title }, { storage, answering }) {
    const record = await loadModelRecord(storage, name);
    const clean = title.replace(/[\s\p{Cc}]+/gu, " ").trim();
    if (record.origin === "shipped" || clean === "" || [...clean].length > LONGEST_TITLE) {
      throw new HangerError("bad-request", workerWords.titleLength(LONGEST_TITLE));
    }
    const renamed = { ...record, card: { ...record.card, title: clean } };
    await storage.write([{ store: "models", key: name, value: renamed }]);
    return describeModel(renamed, answering);
  },
};
