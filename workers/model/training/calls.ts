import type { RunSummary, TrainingCalls } from "../../../src/contract";
import { isHeavyWorkUnderWay } from "../../../src/locks/heavy-work";
import { uniqueId } from "../../../src/random/unique-id";
import { type Change, keepModel, recordOf } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import type { Handlers } from "../handler";
import { describeModel } from "../models/describe-model";
import { describeRun } from "./describe-run";
import { loadTrainingRun, runTraining, unknownRun } from "./run-training";

/** Loaded when it is first needed: only commands lend a training anything. */
const loadLender = () => withWords(import(/* webpackChunkName: "commands" */ "../commands"));

export const trainingCalls: Pick<Handlers, keyof TrainingCalls> = {
  async train({ settings, backend, lent }, context) {
    (await loadTrainingRun()).checkTrainSettings(settings);
    const started = { run: uniqueId(), settings, startedAt: Date.now(), epochs: [] };
    const given = lent && (await (await loadLender()).lendTo(settings, lent, context));
    return runTraining(started, backend, context, given);
  },

  async resumeTraining({ run, backend }, context) {
    const record = await context.storage.get("runs", run);
    if (!record?.summary.resumable) throw unknownRun();
    return runTraining(record.summary, backend, context);
  },

  async controlTraining({ action }, { training }) {
    training.run?.request(action);
  },

  async listRuns(_, { storage, training }) {
    const records = await storage.getAll("runs");
    const underWay = training.run !== undefined || (await isHeavyWorkUnderWay());
    return records.map(({ summary }) => asSeenNow(summary, underWay));
  },

  async keepRun({ run, name, title }, { storage, answering }) {
    const [record, network] = await Promise.all([storage.get("runs", run), storage.get("runNetworks", run)]);
    if (!record || !network) throw unknownRun();
    const card = await describeRun(record.summary, network, name, title);
    const model = { card, ...network, origin: "trained" as const, sha256: card.weightsSha256 };
    await storage.write([...keepModel(model), ...deleteRun(run)]);
    return describeModel(recordOf(model), answering);
  },

  async discardRun({ run }, { storage }) {
    await storage.write(deleteRun(run));
  },
};

const deleteRun = (key: string): readonly Change[] => [
  { store: "runs", key },
  { store: "checkpoints", key },
  { store: "runNetworks", key },
];

/** A run that says it is running, while no window runs any, was cut off. */
function asSeenNow(summary: RunSummary, training: boolean): RunSummary {
  return summary.state === "running" && !training ? { ...summary, state: "interrupted" } : summary;
}
